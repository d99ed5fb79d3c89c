# Was bei Modellen schiefgehen kann.

model-wrong-hash = Die Modelldatei { $file } ist nicht die erwartete: Ihr SHA-256 ist { $found }, erwartet wird { $expected }. Sie wurde nicht gelesen. Installieren Sie das Paket neu; bleibt der Wert anders, verwenden Sie die Datei nicht.
model-missing = Das Modell { $model } ist nicht installiert: { $file } aus dem Paket { $package } wurde nicht gefunden. Richten Sie Sitelore neu ein oder installieren Sie das Paket.
model-unknown = „{ $setting }“ bezeichnet kein Modell. Setzen Sie embedding.model auf „embedded“, auf einen vorhandenen Ordner oder auf Name@Revision, zum Beispiel intfloat/multilingual-e5-small@main.
model-without-revision = „{ $setting }“ nennt ein Modell ohne Revision; es könnte sich ändern, während gespeicherte Vektoren bleiben. Ergänzen Sie sie: { $setting }@<Revision>. Sie steht auf der Seite des Modells unter „Files“.
model-not-fetched = Das Modell { $model } konnte in der Revision { $revision } nicht geladen werden: { $problem }. Prüfen Sie Name, Revision und Netz, oder setzen Sie embedding.model auf „embedded“, das kein Netz braucht.
model-not-loadable = Das Modell in { $folder } lässt sich nicht laden: { $problem }. Sitelore lädt Modelle für sentence-transformers und führt nie Code aus, der neben den Gewichten liegt. Wählen Sie in embedding.model ein anderes Modell.
model-pickled = Die Gewichte des Modells in { $folder } liegen in einem Format, das beim Lesen Code ausführen kann ({ $file }). Wählen Sie ein Modell mit safetensors-Dateien oder wandeln Sie es um.
