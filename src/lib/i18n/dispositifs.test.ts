import { expect, test } from 'vitest';
import { typeset } from '#lib/domain/typography.ts';
import {
	controlSentence,
	dispositifFinding,
	dispositifsFinding,
	duringYears,
	perimeterSentences,
	searchHeading,
	yearsSentence
} from './dispositifs.ts';

test.for([
	{ years: [2018], says: 'en 2018' },
	{ years: [2013, 2014], says: 'en 2013 et 2014' },
	{ years: [2013, 2014, 2015], says: 'de 2013 à 2015' },
	{ years: [2013, 2014, 2015, 2018], says: 'de 2013 à 2015 et en 2018' },
	{ years: [2019, 2020, 2022, 2023], says: 'en 2019, 2020, 2022 et 2023' },
	{ years: [2011, 2013, 2014, 2015, 2017, 2018], says: 'en 2011, de 2013 à 2015 et en 2017 et 2018' }
])('$years are said « $says »', ({ years, says }) => {
	expect(duringYears(years)).toBe(says);
});

test('a perimeter is said in plain words, with what is inside what', () => {
	const told = { perimetre: 'mixte', horsPersonnel: true, dans: null, comprend: ['Ac.Sé'] } as const;
	expect(perimeterSentences(told)).toEqual([
		typeset('Mixte : prostitution et traite ensemble.'),
		typeset("Comprend déjà « Ac.Sé », qui ne s'y ajoute jamais."),
		typeset("Hors personnel : les agents n'y sont pas comptés.")
	]);
	expect(
		perimeterSentences({
			...told,
			perimetre: 'dedie',
			horsPersonnel: false,
			comprend: [],
			dans: 'BOP 137'
		})[1]
	).toBe(typeset('Déjà compris dans « BOP 137 » : jamais ajouté à un total.'));
	expect(perimeterSentences({ ...told, comprend: ['A', 'B'] })[1]).toBe(
		typeset("Comprend déjà « A » et « B », qui ne s'y ajoutent jamais.")
	);
});

test.for([
	{ covered: [], years: [], says: 'Aucune ligne dans nos sources.' },
	{ covered: [['complete', [2018]]], years: [2018], says: 'En 2018 : couverture complète.' },
	{
		covered: [
			['complete', [2018, 2019]],
			['partielle', [2020, 2021, 2022]]
		],
		years: [2018, 2019, 2020, 2021, 2022],
		says: 'De 2018 à 2022 : couverture complète en 2018 et 2019 et partielle de 2020 à 2022.'
	},
	{ covered: [['absente', [2020]]], years: [2020], says: 'En 2020 : couverture non renseignée.' }
] as const)('$says', ({ covered, years, says }) => {
	const couvertures = covered.map(([couverture, exercices]) => ({ couverture, exercices }));
	expect(yearsSentence(years, couvertures)).toBe(typeset(says));
});

test.for([
	[13, 4, 'sont suivis ; quatre entrent dans les totaux'],
	[2, 1, 'Deux dispositifs sont suivis ; un entre dans les totaux'],
	[2, 2, 'Deux dispositifs sont suivis ; tous entrent dans les totaux'],
	[3, 0, 'Trois dispositifs sont suivis ; aucun n’entre dans les totaux'],
	[1, 1, 'Un seul dispositif est suivi, et il entre dans les totaux'],
	[0, 0, 'Aucun dispositif n’est suivi']
] as const)('%i followed, %i counted', ([all, counted, says]) => {
	expect(dispositifsFinding(all, counted)).toContain(typeset(says));
});

test('the finding of a dispositif says which years can be read and how far', () => {
	const told = { libelle: 'BOP 137', participe: 'prévus', seul: null, ailleurs: true };
	expect(
		dispositifFinding({
			...told,
			couvertures: [
				{ couverture: 'complete', exercices: [2013, 2014, 2015] },
				{ couverture: 'partielle', exercices: [2016] }
			]
		})
	).toBe(typeset('BOP 137 : montants prévus complets de 2013 à 2015, partiels en 2016'));
	const one = [{ couverture: 'complete', exercices: [2018] }] as const;
	expect(dispositifFinding({ ...told, seul: '149 000 €', couvertures: one })).toBe(
		`${typeset('BOP 137 : un seul montant connu,')} 149 000 € prévus en 2018`
	);
	expect(dispositifFinding({ ...told, libelle: typeset('Action 03 : aide'), couvertures: one })).toBe(
		typeset('Action 03 (aide) : montants prévus complets en 2018')
	);
	expect(dispositifFinding({ ...told, couvertures: [] })).toBe(
		typeset('BOP 137 : aucun montant à cette étape dans nos sources')
	);
	expect(dispositifFinding({ ...told, ailleurs: false, couvertures: [] })).toBe(
		typeset('BOP 137 : aucune ligne dans nos sources')
	);
});

test.for(['egal', 'non_detaille', 'depasse', 'seul', 'croise'] as const)(
	'a control « %s » is a whole sentence',
	(outcome) => {
		const says = controlSentence({
			exercice: 2017,
			etape: 'LFI',
			total: '10',
			details: '8',
			ecart: '2',
			outcome
		});
		expect(says).toMatch(/^LFI 2017\u00A0: total publié 10, .*\.$/);
	}
);

test('searches are headed by what was searched, when, and the result', () => {
	expect(searchHeading('execution', '', 'non_publie', [2019, 2020, 2021])).toBe(
		typeset('Exécution, de 2019 à 2021 : non publié')
	);
	expect(searchHeading('lfi', 'AFIS', 'sans_objet', [2013])).toBe(
		typeset('AFIS, loi de finances initiale (LFI), en 2013 : sans objet')
	);
});
