### Secrets, logins and the names a crawl goes by.

secret-missing = There is no secret named { $name }. Set the variable { $variable }, or store it in the keyring with: sitelore login --name { $name } { $keyring ->
    [none] (this system has no keyring that keeps secrets, so the variable is the only way)
   *[other] (keyring: { $keyring })
}
secret-unusable = The secret { $name } cannot be sent in a header: it is empty, longer than { $limit } characters, or has line breaks. Store it again in one line.
secret-name-unusable = A secret's name has lower-case letters, digits, dash and underscore, 64 at most. Choose another name; the secret itself does not belong there.
keyring-missing = This system has no keyring that keeps secrets, so { $name } was not stored. Set the variable { $variable } instead, or install a keyring: on Linux GNOME Keyring or KWallet; macOS and Windows have one.
keyring-refused = The keyring { $keyring } did not do what was asked ({ $problem }). Unlock it and run the same command again.
cookies-unreadable = These are no cookies. Give the value of the Cookie header as the browser's developer tools show it (name=value; name=value), or a cookies.txt in Netscape's format.
cookies-none-fit = None of the { $count } cookies is one a browser would send to { $url } now: they are for other hosts or paths, for https alone, or have expired. Log in again and record them anew.
login-kind-missing = Say which login it is: --cookie, --basic USER or --bearer.
login-nothing-read = Nothing was read. Type or pipe the secret into the command, or name a file with --from.
login-file-unreadable = { $file } cannot be read: { $problem }.
cli-login = Store what logs a crawl in: a recorded session cookie, a password or a token. The secret goes into the system's keyring, its name into the settings.
cli-option-login-cookie = A session cookie: a Cookie header or a cookies.txt.
cli-option-login-basic = A basic login with this user; the secret is the password.
cli-option-login-bearer = A bearer login; the secret is the token.
cli-option-login-name = Name of the secret; that of the site unless said.
cli-option-login-from = File to read the secret from; standard input unless said.
cli-option-login-forget = Take the secret out of the keyring and the login out of the settings.
cli-login-ask = Paste the secret and end with a line break. It is not shown.
cli-login-done = Stored as { $name } in { $keyring }. It is sent to { $origins } and nowhere else.
cli-login-environment = The variable { $variable } is set and beats the keyring. It is sent to { $origins } and nowhere else.
cli-login-forgotten = { $name } is gone from the keyring, and the site is crawled without a login.
cli-login-nothing-to-forget = The keyring has no secret { $name }; the site is crawled without a login.
cli-option-user-agent = Name to go by: googlebot-smartphone, googlebot-desktop, bingbot, chrome, default, or a text of your own.
cli-agent-warning = The crawl goes by the name of { $token }, and robots.txt is asked for that name. That is meant for sites of your own: others may take it for deceit, and block it.
