### Formate von Zugriffsprotokollen: was eingefügt wird, was in einer Datei erkannt wird.

log-format-directive = Das Logformat enthält { $directive }, was nicht verstanden wird: { $format }. Prüfen Sie die Schreibweise. Bekannt sind die Direktiven von LogFormat (Apache) und log_format (Nginx).
log-format-lacks = Dem Logformat fehlt { $lacks }; ohne das ist eine Zeile keine Anfrage: { $format }. Fügen Sie die ganze Zeile LogFormat oder log_format aus der Konfiguration des Servers ein.
cli-option-log-explain = Sagen, als was die Dateien gelesen würden, und ihre ersten Zeilen so zeigen, wie sie behalten würden; geschrieben wird nichts.
cli-log-explained = { $file }: { $format }, { $percent } % der ersten { $lines } Zeilen. Das Format nennt: { $fields }
cli-log-explained-other = Einige Zeilen haben ein anderes Format: { $format }, { $percent } %
log-explain-elsewhere = { $file } liegt nicht auf diesem Rechner. --explain sieht sich nur Dateien an, die hier liegen: Holen Sie die Datei zuerst, oder importieren Sie sie.
cli-option-log-format = Wie der Server seine Zeilen schreibt: sein LogFormat oder log_format oder eine Zeile #Fields. Ohne Angabe wird das Format in den ersten Zeilen erkannt.

log-written-common = Common
log-written-combined = Combined
log-written-vhost_common = Common mit Host
log-written-vhost_combined = Combined mit Host
log-written-common_time = Common mit Antwortzeit
log-written-combined_time = Combined mit Antwortzeit
log-written-vhost_common_time = Common mit Host und Antwortzeit
log-written-vhost_combined_time = Combined mit Host und Antwortzeit
log-written-custom = Wie von Ihnen angegeben
log-written-json = JSON-Zeilen
log-written-caddy = Caddy
log-written-traefik = Traefik
log-written-cloudflare = Cloudflare
log-written-google_lb = Load Balancer von Google Cloud
log-written-akamai = Akamai
log-written-w3c = W3C Extended (IIS)
log-written-cloudfront = CloudFront
log-written-cloudfront_realtime = CloudFront in Echtzeit
log-written-aws_alb = AWS ALB
log-written-aws_elb = AWS ELB
log-written-aws_s3 = Amazon S3
log-written-haproxy = HAProxy
log-written-varnish = Varnish
log-written-squid = Squid
log-written-unknown = Unbekannt

log-reason-comment = Kommentar oder Kopfzeile
log-reason-other_log = Aus einem anderen Protokoll: Fehler, Verbindungen, Meldungen
log-note-also-format = Einige Zeilen haben das Format { $detail }
log-note-enveloped = Jede Zeile hat einen Kopf von Syslog oder aus dem Protokoll eines Containers
