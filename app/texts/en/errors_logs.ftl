log-source-missing = There is no log file { $path }. Check the path, or put a pattern such as "logs/access.log*" in quotation marks.
log-source-empty = The folder { $path } holds no files. Name the folder or the files where the web server writes its access log.
log-file-unreadable = The log file { $path } cannot be read: { $problem }. Check its permissions and run the same command again; nothing was written.
log-format-unknown = No line of { $file } could be read as an access log. No known format reads it (servers, load balancers and networks that deliver for others). If the server writes a format of its own, paste its LogFormat or log_format: sitelore logs FILE --format '…'. The first lines, personal data removed: { $line }
log-lines-differ = { $file } has { $counted } lines, but { $read } were read. This is a fault of Sitelore, or the file changed while it was read; nothing was written. Run the same command again.
log-collect-failed = The log files could not be collected (exit code { $code }). This is a fault of Sitelore; nothing was written. { $problem }
progress-log-collect = Looking through the log files
progress-log-lines = Reading log lines
