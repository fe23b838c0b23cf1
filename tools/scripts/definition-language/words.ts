import { usualDays } from '../../../forms/jalali.js';

// What the documentation says beside what is printed from the schemas.

export const head = `# The definition language

A permit type is one JSON document. This page lists every keyword of it, and every diagnostic that \`npx parvaneh validate\` and
\`validatePermitType\` give, with an example of each. It is printed from the schemas of \`forms/language/\` and from the table of
codes by \`npm run generate\`; a stale page fails \`npm test\`.

Check a definition, look at it, and try it before anybody files with it:

    npx parvaneh validate my-permit.json      # everything that is wrong, with line and column
    npx parvaneh diagram my-permit.json       # its steps as a Mermaid flowchart
    npx parvaneh simulate my-permit.json      # a case of it, lived through time without a server
    npx parvaneh dry-run my-permit.json       # what it would have made of the cases filed so far`;

export const definition = `## The definition

Texts that people read are \`{ "fa": "…", "en": "…" }\`, or have other languages (\`de\`, \`de-CH\`) in place of these or beside them:
where one is missing another stands in, and publishing warns where the installation declares it (\`LANGUAGES\`). Names of steps, facts and roles are a letter, then letters, digits, \`_\`
or \`-\`; codes of rules, fees, documents and bodies are in capitals. Conditions, facts and fees are
[expressions](#expressions). A step leads to the next in the list unless it says otherwise; \`end\` ends the case.`;

export const form = (keywords: string, formats: string): string => `## The form

\`form.schema\` is JSON Schema 2020-12 in strict mode. Every field has a Persian \`title\` and an English one in
\`x-i18n.en.title\`; a list has \`maxItems\`; \`$ref\` leads to \`#/$defs/…\` of the same form only; patterns are RE2's.
Areas, lengths and rates are texts of format \`decimal\`, exact to the last digit.

Only what is asked counts: what a branch requires or alone declares is asked where its condition holds, and answers that are not asked are
neither evaluated, charged, filed nor printed. A branch that only narrows a field leaves it asked in all; \`"x": true\` in a branch asks for
an optional field there, \`"x": false\` closes it:

    "if": { "properties": { "pool": { "const": true } }, "required": ["pool"] },
    "then": { "required": ["poolArea"], "properties": { "heating": true } }

A day of format \`jalali-date\` lies from ${usualDays.first} to ${usualDays.last} unless the field has bounds of its own
(\`formatMinimum\`, \`formatMaximum\`). Numbers are read in Persian and Latin digits; a thousands mark stands between groups of three.

Keywords that may be used beside those of the language itself:

${keywords}

Formats:

${formats}`;

export const expressions = (functions: string): string => `## Expressions

Expressions are [CEL](https://cel.dev), checked against the types of the form when the definition is. Numbers are whole (\`int\`)
or exact (\`decimal\`, written \`dec("27.30")\`); there is no floating point. A field that need not be given is read with
\`orValue(…)\` or \`orMissing()\`: what is missing makes the case incomplete, never wrong.

Variables: \`answers\`, every looked-up record by its name, \`registers\` (how each look-up went), \`documents\` and \`required\`
(codes of what is attached and asked for), \`plot\` (\`plot.openCases\`: other cases of the plot that were filed before and have not ended;
\`plot.permits\`: its permits, granted here or imported, each with \`status\` ISSUED, SUSPENDED, REVOKED, SUPERSEDED or EXPIRED), \`representative\`, \`cleared\` (referrals that were answered), \`asOf\` (the day of
filing), \`generation\`, \`permitType\`, \`policy\`, \`tariff\`, \`tables\`, and every fact. Conditions of steps also see
\`evaluation\` (\`outcome\`, \`lane\`, \`referralTarget\`, \`total\`, \`feeLines\`) and \`results.<step>\`: what services, signals and
decisions gave.

${functions}`;

export const composition = `## Parts by reference

What several permit types share stands once, in a file of \`forms/fragments/\`: its names are the fragments \`FILE/NAME\`. A list
takes up a fragment by an entry \`{ "use": "FILE/NAME" }\`, in whose place come the fragment's entries. An object takes up one or
several by \`"use": "FILE/NAME"\` or a list of names; what the object says itself comes before what the fragment says. So a form
shares groups of fields (in \`properties\` or \`$defs\`), and a permit type shares steps, rules or fees. Fragments may use fragments,
up to 8 deep and never in a circle. They are put in place before anything is checked, and the whole is pinned to every case:
a later change of a fragment changes no running case. In \`examples\` and in a schema's \`default\`, \`const\` and \`enum\` the word
\`use\` means nothing.`;

export const carryOver = `## Versions of a form

A new version says with \`carryOver\` how answers to an older version of its form become answers to its own, once for each
\`from\`. A field that is not named keeps its place; \`rename\` moves a field or a whole group; \`compute\` works a field
out by an expression over the older \`answers\`; \`default\` fills what nothing else has filled; \`drop\` gives a field
up; \`ask\` leaves a field that is needed now to the applicant. Where only a version between knows the older one, the mappings
are followed one after another; a form that did not change needs none. Publication holds every mapping against both forms: no
field of the older one is lost without being dropped, none that is needed now stays empty without being asked, and types fit.
\`results\` says the same of forms on work, by step: what officials and bodies filled in moves with a running case, so that later expressions
find it under its new names. Who decided reads it as they wrote it.

A draft is carried over when somebody who may work on it opens it (\`application\`) or saves it (\`saveDraft\`) while a newer
version is active; lists and subscriptions leave it alone. One statement does it, so of two browsers one moves the draft and the
other finds it moved: what an older page still saves is carried over as well (say its version with \`formVersion\`).
\`draftNotice\` says what was renamed, filled, dropped and asked, and names attached documents that this version asks for no
more; they are kept until the filing, which leaves them out. A draft that no mapping moves stays with its version, and may be filed
until that is retired. A filed case is pinned, its working copy too: \`npx parvaneh migrate\` moves it (docs/operations.md).`;

export const examples = `## Examples are tests

\`examples\` are cases inside the definition: answers, documents, what the registers say, and what all that has to come to. They run
at every check and before every publication; one that comes out otherwise refuses the definition. \`examples/\` of the repository
holds whole permit types that are nothing but data, with their examples.

## A case through time

\`npx parvaneh simulate FILE\` files an example (\`--example 2\`, or \`--case FILE\` with an entry of \`examples\`) and lives it to its end
without a server: the very code of the workers walks the steps, the clock jumps. People do what \`results\` of the example say, else what moves the case on, unless \`--do\` says
otherwise: \`--do approval=return@3d request=refile@2d payment=nothing\`. A visit is booked by
\`visit=book\`, a legal term made longer by \`CLOCK=extend@20d\`, a notice responded to by \`NOTICE=objection@3d\`, an objection or a measure begun by
\`APPEAL=begin@10d\`. It prints the steps, the tasks, the visits, the deadlines, the ends of legal terms and the slips.

## Cases of the past

\`npx parvaneh dry-run FILE --html report.html --json report.json\` works the latest filing of every case of the type out anew, by the
rulebook that it was filed under or by one that is proposed (\`--rulebook FILE\`), and says how many outcomes, lanes and totals would
have been others, by how much, and which; which legal terms would end, and which permits hold, until another day. Nothing is changed, and the report names references only, never what people stated.`;

export const rulebook = `## The rulebook

The law and the tariff that permit types share, in versions with days of effect. Facts, rules, fees and regulation rows are written
as in a definition.`;

export const overlay = `## A city's overlay

A city changes a title, a limit or a deadline without touching the shipped file: it puts an overlay into the folder \`OVERLAY_DIR\`.
The overlay is put over the shipped document anew at every start, so an upgrade keeps it. When what it overrides is gone the
start refuses and says where; when it was changed underneath, it warns. \`npx parvaneh validate --overlays FOLDER\` says both beforehand. To take an overlay back, empty its \`set\` and raise its
\`version\`.`;

export const template = `## Templates of papers

How a printed paper is put together: which sections stand in which order, under what titles, with which notes, fields to sign in and
colours. What a section says follows from the case, and what the law wants said cannot be left out. A version that is published
is used for what is filed from then on; a case that was filed before is printed with the one it was filed under. The code that a
template is published under is its \`paper\`, or \`paper.permitType\` where it is for one type, with \`.step\` behind it where it is for what one step grants. The files in \`forms/papers/\` are what a new
installation starts with, and \`forms/template.schema.json\` lets an editor complete and check one.`;

export const policy = `## Decision policies

What the engine may approve of a permit type without a person, and how that is watched: published like a permit type, and kept by the
hash with every decision. A condition sees all that expressions of steps see, but not \`results\`. Beside the policy's own conditions it
always has to hold that every check holds, that no body was asked and that no rule with \`discretion\` applies. The engine never refuses:
what is not eligible, or is drawn, goes to a person. The files in \`forms/decision-policies/\` are what a new installation starts with,
\`forms/decision-policy.schema.json\` lets an editor complete and check one, and \`npx parvaneh decide POLICY CASES\` says of each case what
the policy says and why. \`docs/automation.md\` says what follows from one.`;

export const codes = `## Diagnostics

Errors refuse a definition, warnings do not. Everything is reported at once: a path, line and column where the text is at hand, the
code, a sentence and the nearest name. The examples change the definition \`test/definitions/every-step.json\` in one place.`;
