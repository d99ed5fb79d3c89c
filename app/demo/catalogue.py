"""What the demo shop sells."""

from dataclasses import dataclass

from app.demo.prose import read_table


@dataclass(frozen=True)
class Product:
    key: str
    category: str  # bikes, bags, lights or tents
    name: str
    price: int  # euro
    weight: int  # gram
    pitch: dict[str, tuple[str, ...]]  # by language, paragraphs


def _read() -> dict[str, Product]:
    rows = read_table("products")["product"]
    return {
        key: Product(
            key,
            row["category"],
            row["name"],
            row["price"],
            row["weight"],
            {"de": tuple(row["de"]), "en": tuple(row["en"])},
        )
        for key, row in rows.items()
    }


PRODUCTS = _read()
CATEGORIES: dict[str, dict[str, dict[str, str]]] = read_table("products")["category"]
