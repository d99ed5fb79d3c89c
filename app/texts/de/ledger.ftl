# Das Leck-Hauptbuch: welcher Crawl über Anfragen urteilt; Was-wäre-wenn.
ledger-crawl-gone = Anfragen an { $site } sollen nach dem Crawl { $name } beurteilt werden, den es nicht mehr gibt. Führen Sie „sitelore analyse --judge-by nearest“ aus, oder nennen Sie einen anderen Crawl („sitelore snapshots“ zählt sie auf).
cli-option-judge-by = Alle Anfragen in den Logs ab jetzt nach diesem Crawl beurteilen; „nearest“ kehrt zum jeweils zeitlich nächsten zurück.
