"""Rules of the ontology: metadata, labels, definitions, domains and ranges, hierarchy, disjointness."""

from tests.rules import ONTOLOGY, OWN_PROPERTY, OWN_TERM, rule

CORE = (
    "pkg:Fact pkg:Statement pkg:TextUnit pkg:Reading pkg:Article pkg:Event pkg:Period pkg:Series pkg:Extraction "
    "oa:SpecificResource foaf:Person org:Organization skos:Concept"
)
TERMS = (
    rule(
        "the ontology has a version IRI that differs from its own and holds its version",
        f"VALUES ?x {{ {ONTOLOGY} }} FILTER NOT EXISTS {{ ?x owl:versionIRI ?iri ; owl:versionInfo ?version "
        "FILTER(?iri != ?x && CONTAINS(STR(?iri), ?version)) }",
        "",
        f"{ONTOLOGY} owl:versionIRI ?iri",
    ),
    *(
        rule(
            f"the ontology has its {name}",
            f"VALUES ?x {{ {ONTOLOGY} }} FILTER NOT EXISTS {{ ?x {name} ?value }}",
            "",
            f"{ONTOLOGY} {name} ?value",
        )
        for name in [
            "dcterms:title",
            "dcterms:description",
            "dcterms:abstract",
            "dcterms:license",
            "dcterms:creator",
            "dcterms:created",
            "dcterms:issued",
            "dcterms:publisher",
            "dcterms:bibliographicCitation",
        ]
    ),
    rule(
        "the licence is one that we allow",
        f"{ONTOLOGY} dcterms:license ?x FILTER(?x NOT IN (<https://www.apache.org/licenses/LICENSE-2.0>))",
        f'{ONTOLOGY} dcterms:license "free"',
    ),
    rule(
        "the preferred prefix is the one that every file uses",
        f"VALUES ?x {{ {ONTOLOGY} }} FILTER NOT EXISTS {{ ?x vann:preferredNamespacePrefix 'pkg' ; "
        "vann:preferredNamespaceUri ?iri FILTER(STR(?iri) = STR(pkg:)) }",
        "",
        f"{ONTOLOGY} vann:preferredNamespacePrefix ?prefix",
    ),
    *(
        rule(
            f"every term of ours has exactly one label @{language}",
            f"?x a ?type {OWN_TERM} OPTIONAL {{ SELECT ?x (COUNT(?label) AS ?n) WHERE {{ ?x rdfs:label ?label "
            f"FILTER(LANG(?label) = '{language}') }} GROUP BY ?x }} FILTER(!BOUND(?n) || ?n != 1)",
            f'pkg:Fact rdfs:label "a second label"@{language}',
        )
        for language in ("en", "zh")
    ),
    rule(
        "every term of ours is defined in at least 20 characters that are more than its label",
        f"?x a ?type {OWN_TERM} FILTER NOT EXISTS {{ ?x skos:definition ?definition ; rdfs:label ?label "
        "FILTER(LANG(?definition) = 'en' && STRLEN(?definition) >= 20 && LCASE(STR(?definition)) != STR(?label)) }",
        "pkg:Vague a owl:Class",
    ),
    rule(
        "every term of ours says which ontology defines it",
        f"?x a ?type {OWN_TERM} FILTER NOT EXISTS {{ ?x rdfs:isDefinedBy {ONTOLOGY} }}",
        "pkg:Stray a owl:Class",
    ),
    rule(
        "no two classes and no two properties share an English label",
        f"VALUES ?kind {{ owl:Class owl:ObjectProperty owl:DatatypeProperty }} ?x a ?kind ; rdfs:label ?label "
        f"{OWN_TERM} "
        "?other a ?kind ; rdfs:label ?label FILTER(?other != ?x && LANG(?label) = 'en')",
        'pkg:Double a owl:Class ; rdfs:label "fact"@en',
    ),
    rule(
        "classes are written UpperCamelCase",
        f"?x a owl:Class {OWN_TERM} FILTER(!REGEX(STR(?x), '#[A-Z][A-Za-z0-9]*$'))",
        "pkg:lower_class a owl:Class",
    ),
    rule(
        "properties are written lowerCamelCase",
        f"{OWN_PROPERTY} FILTER(!REGEX(STR(?x), '#[a-z][A-Za-z0-9]*$'))",
        "pkg:Upper-property a owl:ObjectProperty",
    ),
    rule(
        "no class is a rest group or joins two things",
        f"?x a owl:Class ; rdfs:label ?label {OWN_TERM} FILTER(REGEX(STR(?label), "
        f"'\\\\b(other|misc|unknown|and|or)\\\\b|/'))",
        'pkg:Rest a owl:Class ; rdfs:label "other facts"@en',
    ),
    rule(
        "every property of ours has exactly one OWL kind",
        f"{OWN_PROPERTY} {{ SELECT ?x (COUNT(DISTINCT ?kind) AS ?n) WHERE {{ ?x a ?kind VALUES ?kind "
        "{ owl:ObjectProperty owl:DatatypeProperty owl:AnnotationProperty } } GROUP BY ?x } FILTER(?n != 1)",
        "pkg:total a owl:ObjectProperty",
    ),
    rule(
        "a coded, dimension or attribute property has an OWL kind too",
        "?x a ?role VALUES ?role { qb:DimensionProperty qb:AttributeProperty qb:CodedProperty } "
        "FILTER NOT EXISTS { ?x a ?kind VALUES ?kind { owl:ObjectProperty owl:DatatypeProperty } }",
        "pkg:loose a qb:AttributeProperty",
    ),
    rule(
        "what stands as class in an axiom is declared as class",
        "?y ?axiom ?x VALUES ?axiom { rdfs:domain rdfs:subClassOf owl:disjointWith } FILTER NOT EXISTS { ?x "
        "a owl:Class }",
        "pkg:Fact rdfs:subClassOf pkg:Nowhere",
    ),
    rule(
        "the range of an object property is a declared class",
        "?y a owl:ObjectProperty ; rdfs:range ?x FILTER NOT EXISTS { ?x a owl:Class }",
        "pkg:agent rdfs:range xsd:string",
    ),
    rule(
        "the range of a datatype property is a datatype of OWL 2",
        "?y a owl:DatatypeProperty ; rdfs:range ?x "
        "FILTER(?x NOT IN (xsd:string, xsd:integer, xsd:decimal, xsd:boolean, rdfs:Literal))",
        "pkg:rule rdfs:range xsd:date",
    ),
    rule(
        "every property of ours has exactly one range",
        f"{OWN_PROPERTY} OPTIONAL {{ SELECT ?x (COUNT(?range) AS ?n) WHERE {{ ?x rdfs:range ?range }} GROUP BY ?x }} "
        "FILTER(!BOUND(?n) || ?n != 1)",
        "pkg:agent rdfs:range skos:Concept",
    ),
    rule(
        "every property of ours has one domain, or says in a note why it has none",
        f"{OWN_PROPERTY} OPTIONAL {{ SELECT ?x (COUNT(?domain) AS ?n) WHERE {{ ?x rdfs:domain ?domain }} "
        f"GROUP BY ?x }} "
        "OPTIONAL { ?x skos:editorialNote ?note FILTER(CONTAINS(?note, 'without a domain')) } "
        "FILTER(COALESCE(?n, 0) > 1 || (!BOUND(?n) && !BOUND(?note)))",
        "pkg:agent rdfs:domain pkg:Goal",
    ),
    rule(
        "no property of ours has an inverse: SPARQL walks both ways, one direction is stated",
        f"{{ ?x owl:inverseOf ?y }} UNION {{ ?y owl:inverseOf ?x }} {OWN_TERM}",
        "pkg:stateBy owl:inverseOf pkg:states",
    ),
    rule("no class is its own ancestor", "?x rdfs:subClassOf+ ?x", "pkg:Fact rdfs:subClassOf pkg:Observation"),
    rule(
        "no property is its own ancestor",
        "?x rdfs:subPropertyOf+ ?x",
        "pkg:inheritedFrom rdfs:subPropertyOf pkg:areaFrom",
    ),
    rule(
        "no class of ours stands alone",
        f"?x a owl:Class {OWN_TERM} FILTER NOT EXISTS {{ {{ ?x rdfs:subClassOf ?y }} UNION {{ ?y "
        f"rdfs:subClassOf ?x }} "
        "UNION { ?y rdfs:domain ?x } UNION { ?y rdfs:range ?x } }",
        "pkg:Alone a owl:Class",
    ),
    rule(
        "the core classes are pairwise disjoint",
        f"VALUES ?x {{ {CORE} }} VALUES ?y {{ {CORE} }} FILTER(STR(?x) < STR(?y)) "
        "FILTER(STRSTARTS(STR(?x), STR(pkg:)) || STRSTARTS(STR(?y), STR(pkg:))) "
        "FILTER NOT EXISTS { { ?x owl:disjointWith ?y } UNION { ?y owl:disjointWith ?x } }",
        "",
        "?x owl:disjointWith pkg:Event",
    ),
    rule(
        "nothing is an instance of two disjoint classes",
        "?x a ?one . ?one rdfs:subClassOf*/owl:disjointWith ?two . ?x a/rdfs:subClassOf* ?two",
        "organisation:miit a pkg:Fact",
    ),
    rule(
        "no class is below two disjoint ones",
        "?x rdfs:subClassOf* ?one , ?two . ?one owl:disjointWith ?two",
        "pkg:Article rdfs:subClassOf pkg:Event",
    ),
    rule(
        "a foreign term is declared and nothing else is said about it",
        "?x a ?type ; ?says ?value . FILTER(?type IN (owl:Class, owl:ObjectProperty, owl:DatatypeProperty, "
        "owl:AnnotationProperty)) FILTER(!STRSTARTS(STR(?x), STR(pkg:)) && ?says != rdf:type)",
        "prov:Entity rdfs:subClassOf pkg:Fact",
    ),
    rule("nothing is declared the same as something else", "?x owl:sameAs ?y", "unit:percent owl:sameAs unit:index"),
    rule(
        "a deprecated term names its successor",
        "?x owl:deprecated true FILTER NOT EXISTS { ?x dcterms:isReplacedBy ?y }",
        "pkg:Fact owl:deprecated true",
    ),
    rule(
        "a code list is a scheme with concepts",
        "?y qb:codeList ?x FILTER NOT EXISTS { ?x a skos:ConceptScheme ; skos:hasTopConcept ?concept }",
        "pkg:agent qb:codeList scheme:nothing",
    ),
)
