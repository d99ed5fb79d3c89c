### Geheimnisse, Anmeldungen und die Namen, unter denen gecrawlt wird.

secret-missing = Ein Geheimnis namens { $name } gibt es nicht. Setzen Sie die Variable { $variable }, oder legen Sie es im Schlüsselbund ab: sitelore login --name { $name } { $keyring ->
    [none] (dieses System hat keinen Schlüsselbund, der etwas aufbewahrt; also bleibt nur die Variable)
   *[other] (Schlüsselbund: { $keyring })
}
secret-unusable = Das Geheimnis { $name } kann in keinem Header stehen: Es ist leer, länger als { $limit } Zeichen oder hat Zeilenumbrüche. Legen Sie es in einer Zeile neu ab.
secret-name-unusable = Der Name eines Geheimnisses besteht aus Kleinbuchstaben, Ziffern, Binde- und Unterstrich, höchstens 64. Wählen Sie einen anderen Namen; das Geheimnis selbst gehört nicht dorthin.
keyring-missing = Dieses System hat keinen Schlüsselbund, der etwas aufbewahrt; { $name } wurde nicht abgelegt. Setzen Sie stattdessen die Variable { $variable }, oder installieren Sie einen Schlüsselbund: unter Linux GNOME-Schlüsselbund oder KWallet; macOS und Windows haben einen.
keyring-refused = Der Schlüsselbund { $keyring } hat nicht getan, worum er gebeten wurde ({ $problem }). Entsperren Sie ihn und führen Sie denselben Befehl noch einmal aus.
cookies-unreadable = Das sind keine Cookies. Geben Sie den Wert des Cookie-Headers an, wie ihn die Entwicklerwerkzeuge des Browsers zeigen (Name=Wert; Name=Wert), oder eine cookies.txt in Netscapes Format.
cookies-none-fit = Keinen der { $count } Cookies würde ein Browser jetzt an { $url } senden: Sie gelten für andere Hosts oder Pfade, nur für https, oder sind abgelaufen. Melden Sie sich neu an und zeichnen Sie sie noch einmal auf.
login-kind-missing = Sagen Sie, welche Anmeldung es ist: --cookie, --basic BENUTZER oder --bearer.
login-nothing-read = Es wurde nichts gelesen. Tippen oder leiten Sie das Geheimnis in den Befehl, oder nennen Sie mit --from eine Datei.
login-file-unreadable = { $file } kann nicht gelesen werden: { $problem }.
cli-login = Ablegen, was einen Crawl anmeldet: einen aufgezeichneten Sitzungscookie, ein Passwort oder ein Token. Das Geheimnis kommt in den Schlüsselbund des Systems, sein Name in die Einstellungen.
cli-option-login-cookie = Ein Sitzungscookie: ein Cookie-Header oder eine cookies.txt.
cli-option-login-basic = Eine Basic-Anmeldung mit diesem Benutzer; das Geheimnis ist das Passwort.
cli-option-login-bearer = Eine Bearer-Anmeldung; das Geheimnis ist das Token.
cli-option-login-name = Name des Geheimnisses; ohne Angabe der der Website.
cli-option-login-from = Datei, aus der das Geheimnis gelesen wird; sonst die Standardeingabe.
cli-option-login-forget = Das Geheimnis aus dem Schlüsselbund nehmen und die Anmeldung aus den Einstellungen.
cli-login-ask = Fügen Sie das Geheimnis ein und schließen Sie mit einem Zeilenumbruch ab. Es wird nicht gezeigt.
cli-login-done = Abgelegt als { $name } in { $keyring }. Gesendet wird es an { $origins } und nirgendwohin sonst.
cli-login-environment = Die Variable { $variable } ist gesetzt und geht dem Schlüsselbund vor. Gesendet wird sie an { $origins } und nirgendwohin sonst.
cli-login-forgotten = { $name } ist nicht mehr im Schlüsselbund, und die Website wird ohne Anmeldung gecrawlt.
cli-login-nothing-to-forget = Im Schlüsselbund gibt es kein Geheimnis { $name }; die Website wird ohne Anmeldung gecrawlt.
cli-option-user-agent = Name, unter dem gecrawlt wird: googlebot-smartphone, googlebot-desktop, bingbot, chrome, default oder ein eigener Text.
cli-agent-warning = Gecrawlt wird unter dem Namen { $token }, und robots.txt wird nach diesem Namen gefragt. Das ist für eigene Websites gedacht: Andere können es für Täuschung halten und sperren.
