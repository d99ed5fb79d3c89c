### Formats of access logs: what is pasted, what is found in a file.

log-format-directive = The log format has { $directive }, which is not understood: { $format }. Check its spelling. Known are the directives of Apache's LogFormat and Nginx's log_format.
log-format-lacks = The log format does not tell { $lacks }, without which a line is no request: { $format }. Paste the whole LogFormat or log_format line of the server's configuration.
cli-option-log-explain = Say what the files would be read as and show their first lines as they would be kept; nothing is written.
cli-log-explained = { $file }: { $format }, { $percent } % of the first { $lines } lines. It tells: { $fields }
cli-log-explained-other = Some lines are of another format: { $format }, { $percent } %
log-explain-elsewhere = { $file } is not on this computer. --explain looks at files here: fetch it first, or import it.
cli-option-log-format = How the server writes its lines: its LogFormat or log_format, or a #Fields line. Found in the first lines unless said.

log-written-common = Common
log-written-combined = Combined
log-written-vhost_common = Common with host
log-written-vhost_combined = Combined with host
log-written-common_time = Common with response time
log-written-combined_time = Combined with response time
log-written-vhost_common_time = Common with host and response time
log-written-vhost_combined_time = Combined with host and response time
log-written-custom = As you wrote it
log-written-json = JSON lines
log-written-caddy = Caddy
log-written-traefik = Traefik
log-written-cloudflare = Cloudflare
log-written-google_lb = Google Cloud load balancer
log-written-akamai = Akamai
log-written-w3c = W3C extended (IIS)
log-written-cloudfront = CloudFront
log-written-cloudfront_realtime = CloudFront real time
log-written-aws_alb = AWS ALB
log-written-aws_elb = AWS ELB
log-written-aws_s3 = Amazon S3
log-written-haproxy = HAProxy
log-written-varnish = Varnish
log-written-squid = Squid
log-written-unknown = Unknown

log-reason-comment = A remark or a header
log-reason-other_log = Of another log: errors, connections, messages
log-note-also-format = Some lines are written as { $detail }
log-note-enveloped = Every line has the head of syslog or of a container's log
