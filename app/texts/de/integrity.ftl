### Dateien von Ständen, die nicht enthalten, was hineingeschrieben wurde
snapshot-damaged = Die Datei { $file } des Stands { $snapshot } { $problem ->
    [missing] fehlt
   *[other] enthält nicht, was hineingeschrieben wurde: der Datenträger oder etwas anderes hat sie verändert
}. Andere Stände sind nicht betroffen: Wählen Sie einen mit --snapshot, oder crawlen Sie erneut. `sitelore doctor` nennt jede beschädigte Datei.
doctor-snapshot-missing = { $site }: Die Datei { $table } des Stands { $snapshot } fehlt. Andere Stände sind nicht betroffen.
doctor-snapshot-changed = { $site }: Die Datei { $table } des Stands { $snapshot } enthält nicht, was hineingeschrieben wurde. Andere Stände sind nicht betroffen.
