"""Models behind one registry: which there are, whether their bytes are the expected ones, how each is loaded."""

from app.models.embedder import load_embedder, model_tag
from app.models.pipelines import load_pipeline
from app.models.registry import ModelCard, ModelStatus, list_models

__all__ = ["ModelCard", "ModelStatus", "list_models", "load_embedder", "load_pipeline", "model_tag"]
