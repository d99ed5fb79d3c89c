settings-not-toml = Die Einstellungen { $file } sind nicht lesbar: { $problem }. Berichtigen Sie diese Zeile, oder löschen Sie die Datei und führen Sie `sitelore init` erneut aus.
settings-unknown = Eine Einstellung { $name } gibt es in { $file } nicht. Gemeint ist vielleicht { $nearest }.
settings-invalid = Die Einstellung { $name } in { $file } ist nicht verwendbar: { $takes ->
    [number] Sie verlangt eine Zahl
    [whole] Sie verlangt eine ganze Zahl
    [switch] Sie verlangt true oder false
    [text] Sie verlangt einen Text in Anführungszeichen
    [list] Sie verlangt eine Liste
    [choice] Möglich sind: { $limit }
    [missing] Sie fehlt
    [least] Sie muss mindestens { $limit } sein
    [above] Sie muss größer als { $limit } sein
    [most] Sie darf höchstens { $limit } sein
   *[other] { $problem }
}. Berichtigen Sie sie dort.
workspace-unusable = { $folder } kann kein Arbeitsordner sein: { $problem }. Nennen Sie mit --workspace einen Ordner, in den Sie schreiben dürfen.
workspace-newer = { $folder } stammt von einer neueren Version von Sitelore (Aufbau { $version }, bekannt ist { $known }). Aktualisieren Sie Sitelore; es wurde nichts verändert.
workspace-missing = { $folder } ist kein Arbeitsordner. `sitelore init URL` macht ihn dazu; einen anderen Ordner nennen Sie mit --workspace.
workspace-without-site = Im Arbeitsordner { $folder } gibt es noch keine Website. `sitelore init URL` fügt eine hinzu.
site-unknown = Eine Website { $name } gibt es nicht. Vorhanden: { $known }.
disk-full = Der Datenträger mit { $folder } ist fast voll: { $free_mb } MB sind frei, { $needed_mb } MB werden gebraucht. Schaffen Sie Platz und führen Sie denselben Befehl erneut aus; verloren ging nichts.
snapshot-unknown = Einen Stand { $name } von { $site } gibt es nicht. Der neueste ist { $newest }; `sitelore snapshots` zeigt alle.
snapshot-not-a-crawl = { $name } ist ein Log-Import. Nennen Sie den Stand eines Crawls; `sitelore snapshots` zeigt alle.
snapshot-exists = Den Stand { $name } von { $site } gibt es schon. Es wurde nichts geschrieben.
manifest-damaged = Die Datei { $file } eines Stands ist beschädigt: { $problem }. Andere Stände sind nicht betroffen; verschieben Sie den Ordner, um weiterzuarbeiten.
window-backwards = Der Zeitraum beginnt am { $first } und endet am { $last }. Nennen Sie einen früheren ersten Tag.
contract-unknown-table = Eine Tabelle { $table } ist nicht bekannt. Das ist ein Fehler von Sitelore; es wurde nichts geschrieben.
contract-columns = Die Tabelle { $table } hat andere Spalten als vereinbart. Das ist ein Fehler von Sitelore; es wurde nichts geschrieben. Erwartet: { $expected }, gefunden: { $found }.
contract-gap = Die Tabelle { $table } hat eine Lücke in der Spalte { $column }. Das ist ein Fehler von Sitelore; es wurde nichts geschrieben.
