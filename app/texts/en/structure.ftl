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
question-template_findings-clean = No finding repeats itself in a template. { $looked_at } findings were checked.
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
