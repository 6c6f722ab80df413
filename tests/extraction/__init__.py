"""Tests of extraction: rules, quality on annotated articles, vocabularies by Turtle."""
