import { expect, test } from 'vitest';
import { contexteYearFinding, dispositifsDeck, silencesSaid, type Silent } from './year-finding.ts';
import { inBothLanguages, scopeWith } from '#lib/words/scope.fixture.ts';

const without = (statut: Silent['statut'], ...libelles: string[]): Silent => ({ statut, libelles });
const NOT_YET = without('sans_objet', 'AGRASC');

test.for<readonly [string, () => string, french: string, english: string]>([
	[
		'one of three, and one that was not in being',
		() => dispositifsDeck(scopeWith(), 2018, 1, [without('non_publie', 'Programme 101', 'MAE'), NOT_YET]),
		'Un dispositif sur trois a un montant. Non publié : Programme 101 et MAE ; sans objet : AGRASC.',
		'One scheme out of three has an amount. Not published: Programme 101 and MAE; not applicable: AGRASC.'
	],
	[
		'every one that was in being',
		() => dispositifsDeck(scopeWith(), 2018, 3, [NOT_YET]),
		'Les trois dispositifs qui existaient en 2018 ont un montant.',
		'All three schemes that existed in 2018 have an amount.'
	],
	[
		'the only one that was in being',
		() => dispositifsDeck(scopeWith(), 2018, 1, [NOT_YET]),
		'Le seul dispositif qui existait en 2018 a un montant.',
		'The only scheme that existed in 2018 has an amount.'
	],
	[
		'all but one',
		() => dispositifsDeck(scopeWith(), 2018, 3, [without('absent', 'AGRASC')]),
		'Trois dispositifs sur quatre ont un montant. Pas cherché : AGRASC.',
		'Three schemes out of four have an amount. Not searched for: AGRASC.'
	],
	[
		'all followed',
		() => dispositifsDeck(scopeWith(), 2018, 2, []),
		'Les deux dispositifs suivis ont un montant.',
		'Both schemes followed have an amount.'
	],
	[
		'all chosen',
		() => dispositifsDeck(scopeWith({ dispositifs: ['A', 'B', 'C'] }), 2018, 3, []),
		'Les trois dispositifs choisis ont un montant.',
		'All three schemes chosen have an amount.'
	],
	[
		'none of two',
		() => dispositifsDeck(scopeWith(), 2018, 0, [without('absent', 'MAE', 'AGRASC')]),
		'Pas cherché : MAE et AGRASC.',
		'Not searched for: MAE and AGRASC.'
	],
	[
		'of the contexte, none',
		() => contexteYearFinding(scopeWith(), 2018, 0),
		'En 2018, aucun dispositif du contexte n’a de montant dans nos sources',
		'In 2018, no scheme of the wider context has an amount in our sources'
	],
	[
		'of the contexte, one',
		() => contexteYearFinding(scopeWith(), 2018, 1),
		'En 2018, un dispositif du contexte a un montant, jamais ajouté à un total',
		'In 2018, one scheme of the wider context has an amount, never added to a total'
	],
	[
		'of the contexte, three',
		() => contexteYearFinding(scopeWith(), 2018, 3),
		'En 2018, trois dispositifs du contexte ont un montant ; ils ne s’additionnent pas',
		'In 2018, three schemes of the wider context have an amount; they are never added up'
	],
	[
		'a name that holds a comma is quoted in a list',
		() => silencesSaid([without('sans_indice', 'A', 'B, action 2')]),
		'sans indice des prix : A et « B, action 2 »',
		'no price index: A and “B, action 2”'
	]
])('under the finding of a year: %s', ([, work, french, english]) => {
	expect(inBothLanguages(work)).toEqual([french, english]);
});

test('one alone needs no count', () => {
	expect(dispositifsDeck(scopeWith(), 2018, 1, [])).toBe('');
});
