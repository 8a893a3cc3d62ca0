"""A small search engine over titled documents: BM25F, stems, spelling, synonyms, typing errors.

It knows nothing of guidelines: anything with a key and named fields of text can be indexed.
"""
