### Woher Logs kommen, und was an ihren Dateien auffällt.

cli-option-log-secret = Name des Passworts, Schlüssels oder Tokens für den Server einer Adresse; aus dem Schlüsselbund des Systems oder der Umgebung.

log-source-scheme = Über { $scheme } lassen sich keine Logs abrufen. Möglich sind: { $known }.
log-source-password = Die Adresse von { $host } enthält ein Passwort. Es stünde im Verlauf der Shell und in Prozesslisten. Lassen Sie es weg, hinterlegen Sie es (keyring set sitelore NAME, oder die Variable SITELORE_SECRET_NAME) und nennen Sie seinen Namen: sitelore logs ADRESSE --secret NAME
log-source-extra = Für Logs über { $scheme } fehlt ein Teil von Sitelore. Führen Sie aus: pip install 'sitelore[remote]'
log-source-host-key = Der SSH-Server { $host } gehört nicht zu Ihren bekannten Servern; sein Schlüssel hat den Fingerabdruck { $fingerprint }. Es wurde nichts an ihn gesendet. Ist das Ihr Server, führen Sie einmal { $command } aus und bestätigen Sie den Schlüssel, dann denselben Befehl noch einmal.
log-source-refused = { $path } lässt Sie nicht hinein: { $problem }. Prüfen Sie den Benutzer in der Adresse und das Geheimnis (--secret NAME), und führen Sie denselben Befehl noch einmal aus.
log-source-unreachable = { $path } ließ sich auch nach mehreren Versuchen nicht abrufen: { $problem }. Prüfen Sie Adresse und Netz und führen Sie denselben Befehl noch einmal aus; was in früheren Teilen gelesen wurde, bleibt erhalten.

cli-log-doubtful = { $share } der Zeilen von { $file } ließen sich nicht lesen. Das gefundene Format passt wohl nicht: Sehen Sie die Beispiele unter „Log-Qualität“ an, oder nennen Sie das Format mit --format.

log-note-gz-truncated = Gepackte Datei endet zu früh, bei Byte { $detail }
log-note-bz2-truncated = { log-note-gz-truncated }
log-note-xz-truncated = { log-note-gz-truncated }
log-note-zst-truncated = { log-note-gz-truncated }
log-note-gz-corrupt = Gepackte Datei beschädigt ab Byte { $detail }
log-note-bz2-corrupt = { log-note-gz-corrupt }
log-note-xz-corrupt = { log-note-gz-corrupt }
log-note-zst-corrupt = { log-note-gz-corrupt }
log-note-gz-junk = Hinter dem gepackten Log folgt ab Byte { $detail } etwas anderes
log-note-bz2-junk = { log-note-gz-junk }
log-note-xz-junk = { log-note-gz-junk }
log-note-zst-junk = { log-note-gz-junk }
log-note-many-rejected = { $detail } % der Zeilen nicht lesbar
log-note-odd-years = Anfragen aus unmöglichen Jahren beiseitegelegt: { $detail }
log-note-late-lines = { $detail } Zeilen sind über eine Stunde älter als eine davor
log-note-nul-bytes = { $detail } leere Bytes (NUL) ausgelassen
log-note-overlap = { $detail } Zeilen ausgelassen, die in einer anderen Datei stehen
log-note-continued = Gelesen ab Zeile { $detail }; was davor steht, war schon gelesen
log-note-half-line = Die letzte Zeile wurde noch geschrieben
log-reason-year = Unmögliches Jahr
