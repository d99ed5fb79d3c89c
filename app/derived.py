"""What stages computed: `<stage>/<key>/<table>.parquet`, the key a digest of all it was computed from. Deletable."""

import json
import shutil
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from uuid import uuid4

import pyarrow as pa

from analysis.tables import TABLES
from app.disk import written_whole
from app.facts import TableInfo, write_tables


@dataclass(frozen=True)
class StageResult:
    """What a stage's manifest tells."""

    stage: str
    key: str
    inputs: dict[str, str]  # digest of everything it was computed from, by name
    tables: dict[str, TableInfo]
    meaning: str | None  # id of the meaning store whose rows it relies on; another store makes it worthless
    notes: dict[str, int]  # counted while computing: rows new, rows reused, inputs that could not be read


@dataclass(frozen=True)
class Derived:
    """The stages' results of one site."""

    root: Path

    def find(self, stage: str, key: str) -> StageResult | None:
        manifest = self.root / stage / key / "manifest.json"
        if not manifest.is_file():
            return None
        content = json.loads(manifest.read_text(encoding="utf-8"))
        return StageResult(**content | {"tables": {n: TableInfo(**i) for n, i in content["tables"].items()}})

    def write(
        self,
        stage: str,
        key: str,
        tables: Mapping[str, pa.Table],
        *,
        inputs: Mapping[str, str],
        meaning: str | None = None,
        notes: Mapping[str, int] | None = None,
    ) -> StageResult:
        """Store a stage's tables, sorted by their keys so that equal rows make equal files."""
        unfinished = self.root / stage / f".unfinished-{uuid4().hex}"
        unfinished.mkdir(parents=True)
        try:
            batches = ((name, batch) for name, rows in tables.items() for batch in _sorted(name, rows))
            written = write_tables(unfinished, tuple(tables), batches)
            result = StageResult(stage, key, dict(inputs), written, meaning, dict(notes or {}))
            with written_whole(unfinished / "manifest.json", "w") as file:
                json.dump(asdict(result), file, indent=1, ensure_ascii=False, sort_keys=True)
            folder = self.root / stage / key
            shutil.rmtree(folder, ignore_errors=True)  # of a meaning store that is gone
            unfinished.rename(folder)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
        return result

    def part(self, result: StageResult, table: str) -> Path:
        return self.root / result.stage / result.key / f"{table}.parquet"

    def set_current(self, snapshot: str, keys: Mapping[str, str]) -> None:
        """Remember which results belong to a snapshot."""
        folder = self.root / "current"
        folder.mkdir(parents=True, exist_ok=True)
        with written_whole(folder / f"{snapshot}.json", "w") as file:
            json.dump(dict(sorted(keys.items())), file, indent=1)

    def clear(self, *, keep: Collection[str] = ()) -> None:
        """Delete all results but those of the stages to keep, which still belong to their snapshots."""
        for folder in [folder for folder in self.root.glob("*") if folder.name not in {*keep, "current"}]:
            shutil.rmtree(folder, ignore_errors=True)
        for pointer in sorted((self.root / "current").glob("*.json")):
            kept = {stage: key for stage, key in json.loads(pointer.read_text("utf-8")).items() if stage in keep}
            if kept:
                self.set_current(pointer.stem, kept)
            else:
                pointer.unlink()

    def drop(self, tables: Collection[str]) -> None:
        """Delete the results computed from these tables, from those results, and so on; all others and counts stay."""
        gone, stale = set(tables), set[str]()
        every = [self.find(path.parent.parent.name, path.parent.name) for path in self.root.glob("*/*/manifest.json")]
        while more := [r for r in every if r and r.stage not in stale and gone & r.inputs.keys()]:
            stale |= {result.stage for result in more}
            gone |= {name for result in every if result and result.stage in stale for name in result.tables}
        self.clear(keep={folder.name for folder in self.root.glob("*")} - stale - {"current"} | {"counts"})

    def snapshots(self) -> list[str]:
        """Return the ids of the snapshots that have results."""
        return sorted(pointer.stem for pointer in (self.root / "current").glob("*.json"))

    def current(self, snapshot: str) -> dict[str, StageResult]:
        """Return the results that belong to a snapshot, by stage; none before its first analysis."""
        pointer = self.root / "current" / f"{snapshot}.json"
        if not pointer.is_file():
            return {}
        keys = json.loads(pointer.read_text(encoding="utf-8"))
        found = {stage: self.find(stage, key) for stage, key in keys.items()}
        return {stage: result for stage, result in found.items() if result}


def _sorted(table: str, rows: pa.Table) -> list[pa.RecordBatch]:
    order = [(column, "ascending") for column in TABLES[table].key]
    if TABLES[table].repeats:  # the key does not decide alone
        order += [
            (f.name, "ascending")
            for f in rows.schema
            if not pa.types.is_nested(f.type) and f.name not in TABLES[table].key
        ]
    batches: list[pa.RecordBatch] = rows.sort_by(order).combine_chunks().to_batches()
    return batches
