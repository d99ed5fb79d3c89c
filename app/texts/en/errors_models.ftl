# What can go wrong with models.

model-wrong-hash = The model file { $file } is not the one Sitelore expects: its SHA-256 is { $found }, expected { $expected }. It was not read. Install the package again; if the hash stays different, do not use the file.
model-missing = The model { $model } is not installed: { $file } of the package { $package } was not found. Set Sitelore up again, or install the package.
model-unknown = “{ $setting }” names no embedding model. Set embedding.model to “embedded”, to a folder that exists, or to hub-name@revision, for example intfloat/multilingual-e5-small@main.
model-without-revision = “{ $setting }” names a model without its revision, so it could change under the stored vectors. Add it: { $setting }@<revision>. The revision stands on the model’s page under “Files”.
model-not-fetched = The model { $model } at revision { $revision } could not be fetched: { $problem }. Check name, revision and network, or set embedding.model to “embedded”, which needs no network.
model-not-loadable = The model in { $folder } could not be loaded: { $problem }. Sitelore loads models of sentence-transformers and never runs code that lies beside the weights. Choose another model in embedding.model.
model-pickled = The model in { $folder } has weights in a format that can run code when it is read ({ $file }). Choose a model with safetensors files, or convert it.
