### Where logs come from, and what is odd about their files.

cli-option-log-secret = Name of the password, key or token that opens the server in an address; from the system's keyring or the environment.

log-source-scheme = Logs cannot be fetched by { $scheme }. Use one of: { $known }.
log-source-password = The address of { $host } holds a password. It would stand in the shell's history and in lists of processes. Leave it out, store it (keyring set sitelore NAME, or the variable SITELORE_SECRET_NAME), and name it: sitelore logs ADDRESS --secret NAME
log-source-extra = Logs by { $scheme } need a part of Sitelore that is not installed. Run: pip install 'sitelore[remote]'
log-source-host-key = The SSH server { $host } is not among your known hosts; its key has the fingerprint { $fingerprint }. Nothing was sent to it. If that is your server, run { $command } once and accept the key, then run the same command again.
log-source-refused = { $path } does not let you in: { $problem }. Check the user in the address and the secret (--secret NAME), and run the same command again.
log-source-unreachable = { $path } could not be fetched, after several tries: { $problem }. Check address and network, and run the same command again; what was read of other files in earlier pieces is kept.

cli-log-doubtful = { $share } of the lines of { $file } could not be read. Its format is probably not the one that was found: look at the samples in Log health, or name the format with --format.

log-note-gz-truncated = Packed file ends early, at byte { $detail }
log-note-bz2-truncated = { log-note-gz-truncated }
log-note-xz-truncated = { log-note-gz-truncated }
log-note-zst-truncated = { log-note-gz-truncated }
log-note-gz-corrupt = Packed file damaged from byte { $detail } on
log-note-bz2-corrupt = { log-note-gz-corrupt }
log-note-xz-corrupt = { log-note-gz-corrupt }
log-note-zst-corrupt = { log-note-gz-corrupt }
log-note-gz-junk = Something else follows the packed log at byte { $detail }
log-note-bz2-junk = { log-note-gz-junk }
log-note-xz-junk = { log-note-gz-junk }
log-note-zst-junk = { log-note-gz-junk }
log-note-many-rejected = { $detail } % of the lines could not be read
log-note-odd-years = Requests of impossible years kept apart: { $detail }
log-note-late-lines = { $detail } lines are over an hour older than one before
log-note-nul-bytes = { $detail } bytes of nothing (NUL) left out
log-note-overlap = { $detail } lines left out that another file holds
log-note-continued = Read from line { $detail } on; what stands before was read earlier
log-note-half-line = The last line was still being written
log-reason-year = Impossible year
