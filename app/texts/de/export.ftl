### Ausgaben: Briefings und was `doctor` zeigt.

export-brief-url = URL
export-brief-language = Sprache
export-brief-state = Zustand
export-brief-approved = freigegeben am { $at }
export-brief-draft = Entwurf
export-brief-evidence = Belege
export-brief-snapshot = Stand
export-brief-table = Tabelle
export-brief-key = Schlüssel

doctor-fine = ok       
doctor-missing = fehlt    
doctor-broken = defekt   
doctor-python = Python { $version }; nötig ist { $needed } oder neuer.
doctor-packages = { $count } Pakete sind installiert.
doctor-not-installed = Sitelore läuft aus einem Ordner und ist nicht installiert; die Pakete sind daher nicht prüfbar. `pip install -e .` installiert es.
doctor-package-missing = Das Paket { $name } fehlt ({ $wanted }).
doctor-package-version = Das Paket { $name } hat die Version { $version }; nötig ist { $wanted }.
doctor-model = Modell { $model }, { $licence }.
doctor-model-missing = Das Modell { $model } fehlt: Themen, Lücken und mögliche Links werden nicht gemessen.
doctor-model-damaged = Das Modell { $model } ist beschädigt. Installieren Sie sein Paket neu: Themen, Lücken und mögliche Links werden nicht gemessen.
doctor-browser = Chromium: { $path } (rendert Seiten und führt die Tests der App aus).
doctor-no-browser = Chromium fehlt: Es lässt sich keine Seite rendern, und die Tests der App werden übersprungen. Die App selbst öffnet sich in jedem Browser.
doctor-disk = { $free_mb } MB sind frei; nötig sind { $needed_mb } MB.
doctor-no-workspace = { $folder } ist kein Arbeitsordner. `sitelore init URL` macht ihn dazu.
doctor-workspace-unusable = Der Arbeitsordner { $folder } lässt sich nicht öffnen ({ $problem }). Jeder andere Befehl nennt den Grund.
doctor-not-measured = { $site }: Es fehlt die Tabelle { $table }; daher nicht gemessen: { $questions }.
doctor-all-measured = { $site }: Alle { $questions } Fragen lassen sich beantworten.

certainty-certain = sicher
certainty-likely = wahrscheinlich
certainty-possible = möglich
certainty-not_measured = nicht gemessen
brief-verdict-open = offen
brief-verdict-accepted = angenommen
brief-verdict-changed = geändert
brief-verdict-rejected = abgelehnt
brief-section-identity = Seite
brief-section-intent = Suchabsicht
brief-section-outline = Gliederung
brief-section-facts = Fakten
brief-section-links = Links
brief-section-images = Bilder
brief-section-technique = Technik
