import { expect, test } from 'vitest';
import { inLanguage } from '#lib/server/request-language.ts';
import { staffWords } from './staff.ts';

const row = (libelle_fr: string, hors_personnel: 'oui' | 'non' | '') => ({
	libelle_fr,
	libelle_en: `${libelle_fr} (en)`,
	hors_personnel
});
const [bop, p101] = [row('BOP 137', 'oui'), row('Programme 101', 'oui')];

test.for([
	{ what: 'nothing', rows: [], said: null },
	{ what: 'sources that do not say', rows: [row('AGRASC', '')], said: null },
	{ what: 'staff included', rows: [row('Brigade', 'non')], said: null },
	{ what: 'one dispositif', rows: [bop], said: 'hors personnel' },
	{ what: 'several', rows: [bop, p101], said: 'hors personnel' },
	{
		what: 'one of which it is not said',
		rows: [bop, row('AGRASC', '')],
		said: 'hors personnel (non précisé pour AGRASC)'
	},
	{
		what: 'two of which it is not said and one that pays staff',
		rows: [bop, row('AGRASC', ''), row('Fonds', ''), row('Brigade', 'non')],
		said: 'hors personnel (compris pour Brigade\u00A0; non précisé pour AGRASC ni pour Fonds)'
	},
	{
		what: 'more than three to name',
		rows: [bop, p101, row('a', ''), row('b', ''), row('c', 'non'), row('d', '')],
		said: 'hors personnel pour 2 dispositifs sur 6'
	},
	{
		what: 'one among more than three to name',
		rows: [bop, row('a', ''), row('b', ''), row('c', ''), row('d', '')],
		said: 'hors personnel pour 1 dispositif sur 5'
	}
])('$what', ({ rows, said }) => {
	expect(staffWords(rows)).toBe(said);
});

test.for([
	[[], null],
	[[row('AGRASC', '')], null],
	[[bop, p101], 'excluding staff'],
	[[bop, row('AGRASC', '')], 'excluding staff (not stated for AGRASC (en))'],
	[
		[bop, row('A', ''), row('B', ''), row('C', 'non')],
		'excluding staff (included for C (en); not stated for A (en) or B (en))'
	],
	[[bop, row('a', ''), row('b', ''), row('c', ''), row('d', '')], 'excluding staff for 1 of 5 schemes']
] as const)('in English, %j', ([rows, said]) => {
	expect(inLanguage('en', () => staffWords(rows))).toBe(said);
});
