import type { EnglishEntry } from './entry.ts';

/** The words that this tool gives a meaning of its own, in English. */
export const OUTIL_EN: Readonly<Record<string, EnglishEntry>> = {
	prevu: {
		terme: 'Planned',
		definition:
			'For each scheme and each year, the initial budget act, failing that the budget bill, failing that the announcement.',
		reference: 'Rule R2'
	},
	annonce: {
		terme: 'Announcement',
		definition:
			'An amount stated at a meeting or in public, which a budget document does not necessarily confirm.',
		reference: 'Rule R2',
		formes: ['announcements', 'announcement', 'announced']
	},
	dispositif: {
		terme: 'Scheme',
		definition: 'A source of funding followed by this tool: a share of a programme, a fund, a grant.',
		reference: 'List of schemes'
	},
	'hors-personnel': {
		terme: 'Excluding staff',
		definition:
			'The amount leaves out the pay of State employees, entered elsewhere in the budget: for programme 137, in programme 124.',
		reference: 'Budget documents of programmes 137 and 124',
		formes: ['excluding staff']
	},
	'non-attribue': {
		terme: 'Not attributed',
		definition:
			'Money that its source attributes to no form of trafficking, or attributes to several without saying how much to each.',
		reference: 'Rule R6',
		formes: ['not attributed']
	},
	'non-detaille': {
		terme: 'Not itemised',
		definition: 'What is missing for the published details to add up to the published total.',
		reference: 'Rule R3',
		formes: ['not itemised']
	},
	'taux-attribution': {
		terme: 'Attribution rate',
		definition:
			'The share of the money attributed with evidence to a form of trafficking, where the whole amount is still published.',
		reference: 'Rule R9',
		formes: ['attribution rates', 'attribution rate']
	},
	couverture: {
		terme: 'Coverage',
		definition:
			'What the sources still isolate of a scheme in a given year: all of it (full), a part (partial) or nothing (absent).',
		reference: 'Rule R9; file couverture.csv',
		formes: ['partial coverage', 'full coverage', 'coverage']
	},
	perimetre: {
		terme: 'Scope',
		definition:
			'What the money of a scheme is meant for: trafficking alone, prostitution and trafficking, or a wider context that enters no total.',
		reference: 'Rule R5',
		formes: ['scope']
	},
	bornes: {
		terme: 'Bounds',
		definition:
			'The minimum and the maximum of the money of a form: what is attributed to it with evidence, then all that might be for it.',
		reference: 'Rule R8',
		formes: ['bounds', 'upper bound', 'lower bound']
	},
	cle: {
		terme: 'Allocation key',
		definition:
			'A signed and dated assumption that divides among forms money that is not attributed; none is applied unless the reader asks.',
		reference: 'Rule R7',
		formes: ['allocation keys', 'allocation key']
	},
	'non-publie': {
		terme: 'Not published',
		definition:
			'The document that should give this amount, named and read on a known date, does not isolate it, or its publisher says so.',
		reference: 'Rule R10; file recherches.csv',
		formes: ['not published']
	},
	'non-trouve': {
		terme: 'Not found by us',
		definition:
			'We looked for this amount on a known date and at known places without finding it: that does not say that it is not published.',
		reference: 'Rule R10; file recherches.csv',
		formes: ['not found by us']
	},
	absent: {
		terme: 'Not searched for',
		definition:
			'No source that we have read gives this amount, and no search is recorded: that does not say that it is not published.',
		reference: 'Rule R10',
		formes: ['not searched for']
	},
	'sans-objet': {
		terme: 'Not applicable',
		definition: 'There was nothing to publish: the scheme did not exist that year.',
		reference: 'Rule R10',
		formes: ['not applicable']
	},
	rupture: {
		terme: 'Break in series',
		definition:
			'A change of nomenclature or of coverage, after which amounts no longer measure the same thing.',
		reference: 'Rule R11',
		formes: ['breaks in series', 'break in series']
	},
	preuve: {
		terme: 'Evidence',
		definition:
			'The strength of the source of a line: A, published budget document; B, official answer or page, parliamentary report; C, said at a meeting or in the press; D, deduced by us.',
		reference: 'Rule R4',
		formes: ['evidence grades', 'evidence grade', 'evidence']
	},
	quarantaine: {
		terme: 'Quarantine',
		definition:
			'Where the lines of a file that the import refused wait, counted and unpublished, to be corrected.',
		reference: 'Versions page',
		formes: ['quarantine']
	},
	version: {
		terme: 'Version',
		definition:
			'The numbered state of the data after each import, withdrawal or correction; none is ever rewritten.',
		reference: 'Versions page'
	}
};
