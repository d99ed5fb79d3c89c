"""Which briefs could be written, and the review of one: every line beside the evidence for it."""

import marimo

__generated_with = "0.25.2"
app = marimo.App(width="full", app_title="Briefs", css_file="../app/ui/assets/sitelore.css")

with app.setup:
    import marimo as mo

    from app import ui
    from app.ui import briefs


@app.cell
def context():
    ctx = ui.context(mo.query_params())
    return (ctx,)


@app.cell
def opening(ctx):
    view = ui.opened(ctx)
    proposals = briefs.proposals_of(view)
    brief = briefs.chosen_brief(view, proposals)
    return brief, proposals, view


@app.cell
def listed(proposals, view):
    shown = briefs.proposal_page(view, proposals)
    table = briefs.proposal_table(view, shown)
    return shown, table


@app.cell
def lines(brief, view):
    queue = briefs.line_queue(view, brief)
    return (queue,)


@app.cell
def approvals():
    get_approvals, set_approvals = mo.state(0)
    return get_approvals, set_approvals


@app.cell
def buttons(brief, queue, set_approvals, view):
    queue.value
    approve, take_back = briefs.approval_buttons(view, brief, lambda: set_approvals(lambda number: number + 1))
    return approve, take_back


@app.cell
def files(brief, get_approvals, view):
    get_approvals()
    downloads = briefs.downloads(view, brief)
    return (downloads,)


@app.cell
def show(approve, brief, downloads, proposals, queue, shown, table, take_back, view):
    ui.shown(
        view,
        lambda view: ui.page(
            *briefs.content_of(view, brief, proposals, shown, table, queue, [approve, take_back], downloads)
        ),
    )
    return


if __name__ == "__main__":
    app.run()
