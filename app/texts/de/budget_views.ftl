# Unter der Leck-Bilanz: Ersparnis, und welcher Crawl urteilt.
budget-savings = { $hits } Anfragen und { $size } ließen sich sparen: { $share }
budget-savings-hint = Anfragen in { $days } Tagen
budget-savings-none = Zu sparen ist nichts
budget-savings-none-hint = Keine Anfrage eines Suchbots war vergeblich oder schlug fehl.
budget-saved-share = { $share } von allen
budget-judged-question = Nach welchem Crawl werden Anfragen beurteilt?
budget-judged-older = Diese Leck-Bilanz stammt von einer älteren Version; sie beurteilte alle Anfragen nach dem neuesten Crawl.
budget-judged = { $named ->
    [true] Anfragen werden nach dem Crawl beurteilt, den Sie genannt haben; höchster Abstand: { $days ->
        [0] derselbe Tag
        [one] 1 Tag
       *[other] { $days } Tage
    }
   *[false] { $crawls ->
        [0] Kein Crawl liegt nahe genug, um eine Anfrage zu beurteilen
        [one] Anfragen werden nach 1 Crawl beurteilt; höchster Abstand: { $days ->
            [0] derselbe Tag
            [one] 1 Tag
           *[other] { $days } Tage
        }
       *[other] Anfragen werden nach { $crawls } Crawls beurteilt, jede nach dem nächsten; höchster Abstand: { $days ->
            [0] derselbe Tag
            [one] 1 Tag
           *[other] { $days } Tage
        }
    }
}
budget-judged-hint = Der Status stammt aus der Log-Zeile; ob eine Seite ranken darf, sagt der Crawl. { $share } von { $total } Anfragen haben kein Urteil.
budget-too-far = Anfragen lagen mehr als { $days } Tage von jedem Crawl entfernt: Was ihre URLs damals waren, ist unbekannt
budget-unread = Anfragen galten URLs, die der Crawl fand und nicht lesen konnte
budget-disallowed = Anfragen galten URLs, die robots.txt dem Bot verbietet: eine Auffälligkeit, keine Ursache
budget-crawl-nearer = Neu crawlen, näher an den Logs
budget-see-obedience = Welche Bots sich nicht an robots.txt halten
budget-provenance = Beurteilt nach
budget-provenance-named = Crawl { $crawl }, von Ihnen genannt, höchstens { $days } Tage entfernt
budget-provenance-nearest = { $crawls ->
    [one] Crawl { $crawl }
   *[other] { $crawls } Crawls, zuletzt { $crawl }
}, höchstens { $days } Tage entfernt
budget-groups = Wonach URLs zusammengefasst sind
budget-by-pattern = Muster
budget-by-template = Vorlagen
budget-template = Vorlage
budget-no-template = keine Seite des Crawls
