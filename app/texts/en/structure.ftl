### What the site is built of: templates, structured data, language clusters, near duplicates.

## Tables and stages

table-templates = templates
table-templates-origin = { table-from-analysis }
table-page_templates = templates of pages
table-page_templates-origin = { table-from-analysis }
table-body_shapes = shapes read from bodies
table-body_shapes-origin = { table-from-analysis }
table-shapes = shapes of pages
table-shapes-origin = { table-from-analysis }

stage-templates = Grouping pages by template
shapes = Reading the shape of pages

## Templates

question-template_findings = Which templates have the same finding on many of their pages?
question-template_findings-explanation = Pages that share a layout are one template. A finding on all pages of a template sits in the template: one change mends it everywhere.
question-template_findings-finding = { $pages } of { $template_pages } pages of “{ $template }” have the finding “{ $check }”, { $example } for one.
question-template_findings-found = { $rows ->
    [one] { $rows } finding repeats itself in a template.
   *[other] { $rows } findings repeat themselves in a template.
}
question-template_findings-clean = No finding repeats itself in a template. { $looked_at } pages were checked.
question-template_findings-fix = Begin with the findings that all pages of a template have, and change the template instead of the pages.

question-template_links = Which templates link to which, and from where on the page?
question-template_links-explanation = Internal links by the template of the page they stand on, the template of the page they lead to, and their place on the page. Addresses without a template (redirects, files, pages that could not be read) are not counted.
question-template_links-finding = { $links ->
    [one] { $links } link leads
   *[other] { $links } links lead
} from “{ $template }” to “{ $target_template }” ({ $position ->
    [navigation] navigation
    [header] header
    [footer] footer
    [breadcrumb] breadcrumb
    [aside] beside the text
   *[body] in the text
}); pages that link: { $sources }, pages linked to: { $targets }.
question-template_links-found = { $rows ->
    [one] Links between templates go { $rows } way.
   *[other] Links between templates go { $rows } ways.
}
question-template_links-clean = No template links to another that often. { $looked_at } links were checked.
question-template_links-fix = Look for pairs that should link in the text and do so only in the navigation, or not at all: articles to the products they are about, products to their guides.

## Language clusters

table-hreflang_links = alternates in other languages
table-hreflang_links-origin = { table-from-analysis }
table-hreflang_clusters = language clusters
table-hreflang_clusters-origin = { table-from-analysis }

stage-alternates = Joining pages in several languages

question-hreflang_problems = Which pages name alternates that search engines cannot use?
question-hreflang_problems-explanation = A page in several languages names each version by hreflang, itself too, by an address that may rank. An alternate that redirects, is missing or says noindex is ignored, and so is one of two pages named for the same language.
question-hreflang_problems-finding = { $value ->
    [not_itself] { $url } names its alternates but not itself.
    [conflicting_code] { $url } names { $related } and another page for the same language.
    [target_redirect] { $url } names { $related } as an alternate, which redirects.
    [target_client_error] { $url } names { $related } as an alternate, which does not exist.
    [target_server_error] { $url } names { $related } as an alternate, where the server fails.
    [target_noindex] { $url } names { $related } as an alternate, which says noindex.
    [target_canonicalised] { $url } names { $related } as an alternate, whose canonical is another address.
    [target_robots] { $url } names { $related } as an alternate, which robots.txt blocks.
    [target_not_html] { $url } names { $related } as an alternate, which is no HTML page.
   *[other] { $url } names { $related } as an alternate, which could not be fetched.
}
question-hreflang_problems-found = { $rows ->
    [one] { $rows } alternate cannot be used.
   *[other] { $rows } alternates cannot be used.
}
question-hreflang_problems-clean = Every alternate that was crawled can be used. { $looked_at } addresses were checked.
question-hreflang_problems-fix = Name each version by its final address, let each page name itself too, and take out versions that may not rank.

question-hreflang_codes = Which language codes of alternates do search engines not understand?
question-hreflang_codes-explanation = A code is a language (ISO 639-1), with a region (ISO 3166-1) where wanted: de, de-AT, zh-Hant-TW, or x-default. The United Kingdom is GB, not UK; a region alone is no language.
question-hreflang_codes-finding = { $url } names { $related } for “{ $value }”, which is no language code search engines know.
question-hreflang_codes-found = { $rows ->
    [one] { $rows } alternate has a language code that search engines do not understand.
   *[other] { $rows } alternates have a language code that search engines do not understand.
}
question-hreflang_codes-clean = Every language code is sound. { $looked_at } addresses were checked.
question-hreflang_codes-fix = Write the code of the language, and behind a hyphen that of the country where the page is for one country alone. Leave languages without a two-letter code out.

## Near duplicates

table-near_duplicates = near duplicates
table-near_duplicates-origin = { table-from-analysis }

stage-near_duplicates = Looking for nearly equal texts
near_duplicates = Looking for nearly equal texts

question-near_duplicate_pages = Which indexable pages have almost the same main text as another page?
question-near_duplicate_pages-explanation = Compared are main texts of at least 50 words, without menus, headers and footers, by their sequences of three words. Pages with the very same text are a finding of their own; versions of a page for several countries are not counted.
question-near_duplicate_pages-finding = { $url } and { $related } have nearly the same main text (likeness { $value }){ $weight ->
    [one] {""}
   *[other] ; it is like { $weight } pages in all
}.
question-near_duplicate_pages-found = { $rows ->
    [one] { $rows } page has almost the same main text as another.
   *[other] { $rows } pages have almost the same main text as another.
}
question-near_duplicate_pages-clean = No page has almost the same main text as another. { $looked_at } texts were checked.
question-near_duplicate_pages-fix = Write what sets the page apart, join the two, or let one name the other as its canonical.

## Structured data

table-structured_data = structured data
table-structured_data-origin = { table-from-analysis }
table-rich_results = rich results
table-rich_results-origin = { table-from-analysis }
table-structured_data_pages = pages with structured data
table-structured_data_pages-origin = { table-from-analysis }

stage-structured_data = Judging structured data
structured_data = Reading microdata

question-structured_data_errors = Which indexable pages have structured data that Schema.org does not know?
question-structured_data_errors-explanation = Types and properties in JSON-LD, microdata and RDFa are compared with the vocabulary of Schema.org. Search engines ignore what they do not know; often it is a typing error. Broken JSON-LD is a finding of its own.
question-structured_data_errors-finding = { $value ->
    [no_type] { $url } has structured data that does not say what it describes (no type)
    [no_context] { $url } has structured data that does not say it is in the words of Schema.org (no context)
   *[other] { $url } has structured data with “{ $value }”, which Schema.org does not know
}{ $weight ->
    [one] .
   *[other] , in { $weight } places.
}
question-structured_data_errors-found = { $rows ->
    [one] { $rows } word in structured data is unknown or missing.
   *[other] { $rows } words in structured data are unknown or missing.
}
question-structured_data_errors-clean = No structured data has unknown words. { $looked_at } addresses were checked.
question-structured_data_errors-fix = Write types and properties as schema.org lists them, upper and lower case too, and give each block its @context and each item its @type.

question-rich_result_problems = Which indexable pages have structured data that lacks what a rich result of Google requires?
question-rich_result_problems-explanation = Google shows products, recipes, events and others in a richer way where their structured data has all required properties. The requirements are those of Google's documentation, as of the day of the crawl.
question-rich_result_problems-finding = { $url } lacks required properties for a rich result. { $value }{ $weight ->
    [one] .
   *[other] {" "}({ $weight } items).
}
question-rich_result_problems-found = { $rows ->
    [one] { $rows } rich result lacks required properties.
   *[other] { $rows } rich results lack required properties.
}
question-rich_result_problems-clean = No rich result lacks a required property. { $looked_at } addresses were checked.
question-rich_result_problems-fix = Add the missing properties with what stands on the page; structured data must not claim more than visitors can see.
