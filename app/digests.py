"""Digests that do not depend on the order of rows, on file bytes or on library versions."""

import hashlib
import json
from pathlib import Path

from analysis.tables import COLUMNS
from crawlers.engine import open_engine

DIGEST_LENGTH = 32  # hex digits, as for content hashes


def digest_of(value: object) -> str:
    """Return the digest of a JSON value: of a stage's inputs, of a configuration."""
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LENGTH]


def table_digest(table: str, part: Path) -> str:
    """Return the digest of a written table: equal for equal rows in any order.

    The rows' hashes are added, so memory does not grow with the table. Volatile columns do not count, nor do binary
    ones, whose content the key is already a hash of.
    """
    columns = [c.name for c in COLUMNS[table] if not c.volatile and c.type != "binary"]
    row = ", ".join(f'"{name}" := "{name}"' for name in columns)
    query = f"""
        SELECT count(*), sum(md5_number_lower(line)), sum(md5_number_upper(line))
        FROM (SELECT to_json(struct_pack({row}))::VARCHAR AS line FROM read_parquet(?))
    """
    with open_engine(part.parent, threads=1) as connection:  # each thread holds rows of its own as text
        sums = connection.execute(query, [str(part)]).fetchone()
    return digest_of([table, [str(number) for number in sums or ()]])
