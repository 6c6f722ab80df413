"""Rules of the vocabularies: labels, notations, hierarchies, mappings, organisations, aggregates."""

from tests.rules import rule

CONCEPTS = (
    rule(
        "every concept and organisation stands in one scheme",
        "?x skos:prefLabel ?label ; a ?type VALUES ?type { skos:Concept pkg:PublicBody org:FormalOrganization } "
        "OPTIONAL { SELECT ?x (COUNT(DISTINCT ?s) AS ?n) WHERE { ?x skos:inScheme ?s } GROUP BY ?x } "
        "FILTER(!BOUND(?n) || ?n != 1)",
        "unit:percent skos:inScheme scheme:area",
    ),
    rule(
        "a term has one preferred label in each language",
        "?x skos:prefLabel ?one , ?two FILTER(?one != ?two && LANG(?one) = LANG(?two))",
        'unit:percent skos:prefLabel "per hundred"@en',
    ),
    rule(
        "every term but the cues, which are English words, has an English and a Chinese label",
        "?x skos:inScheme ?scheme FILTER(!CONTAINS(STR(?x), '/cue/')) FILTER NOT EXISTS { ?x skos:prefLabel "
        "?en , ?zh "
        "FILTER(LANG(?en) = 'en' && LANG(?zh) = 'zh') }",
        'unit:new skos:inScheme scheme:unit ; skos:prefLabel "new"@en',
    ),
    rule(
        "no alternative label is a preferred label of the same term",
        "?x skos:prefLabel ?label ; skos:altLabel ?label",
        'unit:percent skos:altLabel "percent"@en',
    ),
    rule(
        "no two terms of a scheme share a preferred label",
        "?x skos:inScheme ?scheme ; skos:prefLabel ?one . ?y skos:inScheme ?scheme ; skos:prefLabel ?two "
        "FILTER(?x != ?y && LCASE(STR(?one)) = LCASE(STR(?two)) && LANG(?one) = LANG(?two))",
        'unit:new skos:inScheme scheme:unit ; skos:prefLabel "Percent"@en',
    ),
    rule(
        "every term has one notation, and no two terms of a scheme the same",
        "{ ?x skos:inScheme ?scheme FILTER NOT EXISTS { ?x skos:notation ?none } } UNION "
        "{ ?x skos:inScheme ?scheme ; skos:notation ?code . ?y skos:inScheme ?scheme ; skos:notation ?code "
        "FILTER(?x != ?y) } "
        "UNION { ?x skos:notation ?one , ?two FILTER(?one != ?two) }",
        'unit:percent skos:notation "count"',
    ),
    rule(
        "every term has an English definition of its own words",
        "?x skos:inScheme ?scheme ; skos:prefLabel ?label FILTER(LANG(?label) = 'en') FILTER NOT EXISTS { "
        "?x skos:definition ?text FILTER(LANG(?text) = 'en' && STRLEN(?text) > 10 && STR(?text) != STR(?label)) }",
        'unit:new skos:inScheme scheme:unit ; skos:prefLabel "new"@en',
    ),
    rule(
        "every term and collection names its source",
        "{ ?x skos:inScheme ?scheme } UNION { ?x a skos:Collection } FILTER NOT EXISTS { ?x dcterms:source ?source }",
        "unit:new skos:inScheme scheme:unit",
    ),
    rule("no concept is its own ancestor", "?x skos:broader+ ?x", "unit:currency skos:broader unit:CNY"),
    rule(
        "no organisation is part of itself",
        "?x org:subOrganizationOf+ ?x",
        "organisation:state-council org:subOrganizationOf organisation:miit",
    ),
    rule(
        "related concepts are not above one another, and the relation is stated both ways",
        "{ ?x skos:related ?y . ?x skos:broader+ ?y } UNION { ?x skos:related ?y . FILTER NOT EXISTS { ?y "
        "skos:related ?x } }",
        "unit:CNY skos:related unit:currency",
    ),
    rule(
        "top concepts are stated both ways and have nothing above them",
        "{ ?x skos:topConceptOf ?s FILTER NOT EXISTS { ?s skos:hasTopConcept ?x } } UNION "
        "{ ?s skos:hasTopConcept ?x FILTER NOT EXISTS { ?x skos:topConceptOf ?s } } UNION "
        "{ ?x skos:topConceptOf ?s ; skos:broader ?y }",
        "unit:CNY skos:topConceptOf scheme:unit",
    ),
    rule(
        "every concept is reached from the top of its scheme",
        "?x a skos:Concept ; skos:inScheme ?scheme FILTER NOT EXISTS { ?x skos:broader*/skos:topConceptOf ?scheme }",
        "unit:new a skos:Concept ; skos:inScheme scheme:unit",
    ),
    rule(
        "broader and related concepts are of the same scheme",
        "?x skos:broader|skos:related ?y ; skos:inScheme ?scheme FILTER NOT EXISTS { ?y skos:inScheme ?scheme }",
        "unit:CNY skos:broader industry:industry",
    ),
    rule(
        "a scheme has a title, a definition and concepts or organisations",
        "?x a skos:ConceptScheme FILTER NOT EXISTS { ?x skos:prefLabel ?label ; skos:definition ?text . ?y "
        "skos:inScheme ?x }",
        "scheme:new a skos:ConceptScheme",
    ),
    rule(
        "no mapping says more than closely alike unless both sides were seen: Wikidata and QUDT only",
        "?y skos:exactMatch|skos:closeMatch|schema:sameAs ?x FILTER(!REGEX(STR(?x), "
        "'^http://(www.wikidata.org/entity/Q[0-9]+|qudt.org/vocab/unit/[A-Za-z0-9_-]+)$'))",
        "industry:industry skos:exactMatch <https://example.org/industry>",
    ),
    rule(
        "a mapping relation of SKOS starts at a concept",
        "?x skos:exactMatch|skos:closeMatch|skos:relatedMatch ?y FILTER NOT EXISTS { ?x a skos:Concept }",
        "organisation:miit skos:exactMatch <http://www.wikidata.org/entity/Q1>",
    ),
    rule(
        "every indicator that is no group has a usual unit, a usual kind and a kind of quantity",
        "?x skos:inScheme scheme:indicator ; skos:broader ?group FILTER NOT EXISTS { ?x "
        "pkg:usualUnit/skos:inScheme scheme:unit ; "
        "pkg:usualKind/skos:inScheme scheme:measure-kind ; pkg:quantityKind/skos:inScheme scheme:quantity-kind }",
        "",
        "indicator:gdp pkg:usualUnit ?unit",
    ),
    rule(
        "every organisation has a type, and an area unless it works across borders",
        "?x skos:inScheme scheme:organisation FILTER(NOT EXISTS { ?x org:classification/skos:inScheme "
        "scheme:organisation-type } "
        "|| (NOT EXISTS { ?x pkg:area/skos:inScheme scheme:area } && NOT EXISTS { ?x org:classification "
        "?type VALUES ?type "
        "{ organisation-type:international-organisation organisation-type:industry-association "
        "organisation-type:research-institute organisation-type:media } }))",
        "",
        "organisation:miit org:classification ?type",
    ),
    rule(
        "an organisation belongs to a body that is described",
        "?y org:subOrganizationOf ?x FILTER NOT EXISTS { ?x skos:inScheme scheme:organisation }",
        "organisation:miit org:subOrganizationOf organisation:nowhere",
    ),
    rule(
        "a collection has members, all of them concepts, or is known of one year by its definition alone",
        "{ ?x a skos:Collection "
        "FILTER NOT EXISTS { ?x skos:member ?y } FILTER NOT EXISTS { ?x pkg:definedFor ?z } } UNION "
        "{ ?x skos:member ?y FILTER NOT EXISTS { ?y a skos:Concept } }",
        "<https://w3id.org/policykg/collection/empty> a skos:Collection",
    ),
    rule(
        "an aggregate is made up of a collection",
        "?y pkg:composition ?x FILTER NOT EXISTS { ?x a skos:Collection }",
        "industry:industry pkg:composition industry:gbt4754-B",
    ),
    rule(
        "every division of GB/T 4754-2017 lies in exactly one section",
        "?x skos:inScheme scheme:industry ; skos:notation ?code FILTER(REGEX(?code, '^[0-9][0-9]$')) "
        "OPTIONAL { SELECT ?x (COUNT(?section) AS ?n) WHERE { ?x skos:broader ?section . ?section "
        "skos:notation ?letter "
        "FILTER(REGEX(?letter, '^[A-T]$')) } GROUP BY ?x } FILTER(!BOUND(?n) || ?n != 1)",
        "industry:gbt4754-36 skos:broader industry:gbt4754-B",
    ),
)
