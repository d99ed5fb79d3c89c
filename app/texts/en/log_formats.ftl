### Formats of access logs: what is pasted, what is found in a file.

log-format-directive = The log format has { $directive }, which is not understood: { $format }. Check its spelling. Known are the directives of Apache's LogFormat and Nginx's log_format.
log-format-lacks = The log format does not tell { $lacks }, without which a line is no request: { $format }. Paste the whole LogFormat or log_format line of the server's configuration.
cli-option-log-format = How the server writes its lines: its LogFormat or log_format, or a #Fields line. Found in the first lines unless said.
