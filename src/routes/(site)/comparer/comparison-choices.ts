import { tr } from '#lib/domain/language.ts';
import { ETAPES_DEMANDEES, writeQuery, type EtapeDemandee, type Query } from '#lib/domain/query.ts';
import type { Selection } from '#lib/server/analysis/selection.ts';
import {
	dispositifsWord,
	eurosWords,
	natureWord,
	one,
	sentence,
	stageWord,
	yearsAround,
	yearWords
} from '../_filters/filter-choices.ts';
import type { Choice, FilterChoices, OneWord, Word } from '../_filters/filter-words.ts';
import { stageInSentence } from '../_filters/stage-in-sentence.ts';

/** What `/comparer` sets side by side. */
export type Vue = 'etapes' | 'annees' | 'dispositifs';

/** The stages compared when the address names none. */
export const PAR_DEFAUT: readonly EtapeDemandee[] = ['lfi', 'execution'];

const pairs = (): readonly Choice[] => [
	{ value: 'lfi,execution', label: tr('le voté et le dépensé', 'funding voted and spent') },
	{ value: 'annonce,lfi', label: tr('l’annoncé et le voté', 'funding announced and voted') },
	{
		value: 'plf,lfi',
		label: tr('le projet de loi et le voté', 'funding in the budget bill (PLF) and voted')
	},
	{ value: 'ouvert,execution', label: tr('l’ouvert et le dépensé', 'funding available and spent') }
];

/** What the sentence of `/comparer` offers and what the address chose. */
export interface ComparisonChoices extends FilterChoices {
	/** The other comparisons, each a link that keeps nature, euros and version. */
	readonly vues: readonly { readonly label: string; readonly adresse: string; readonly courante: boolean }[];
}

/** Two years win over two stages, which win over two dispositifs. */
export function vueOf(query: Query): Vue {
	if (query.annees.length === 2) return 'annees';
	if (query.etapes.length === 2) return 'etapes';
	return query.dispositif.length === 2 ? 'dispositifs' : 'etapes';
}

/** Two stages as the sentence writes them, whatever the order asked. */
function pairOf(etapes: readonly EtapeDemandee[]): string {
	const asked = etapes.length === 2 ? etapes : PAR_DEFAUT;
	const known = pairs().find(({ value }) => asked.every((etape) => value.split(',').includes(etape)));
	return known?.value ?? asked.join(',');
}

/** Two stages that are seldom compared, as a sentence says each. */
const rarePair = (valeur: string): string =>
	valeur
		.split(',')
		.flatMap((code) => ETAPES_DEMANDEES.filter((etape) => etape === code))
		.map((etape) => `${tr('les crédits ', '')}${stageInSentence(etape, 'en crédits')}`)
		.join(tr(' et ', ' and '));

function pairWord(query: Query): OneWord {
	const valeur = pairOf(query.etapes);
	const paires = pairs();
	const known = paires.some(({ value }) => value === valeur);
	const options = known ? paires : [...paires, { value: valeur, label: rarePair(valeur) }];
	return one({
		nom: 'etapes',
		label: tr('Étapes comparées', 'Stages compared'),
		avant: tr('Comparer', 'Compare'),
		options,
		valeur
	});
}

/** Two words of one name, the second after « et ». */
function twoWords(
	nom: string,
	labels: readonly [string, string],
	options: readonly Choice[],
	values: readonly string[]
): OneWord[] {
	return labels.map((label, index) =>
		one({
			nom,
			label,
			avant: index === 0 ? tr('Comparer', 'Compare') : tr('et', 'and'),
			options,
			valeur: values[index] ?? ''
		})
	);
}

/** The words of a comparison of two years. */
export function twoYearsWords(selection: Selection, deux: readonly number[]): Word[] {
	const { query, exercices } = selection;
	const years = yearsAround(exercices, query).map((year) => ({ value: String(year), label: String(year) }));
	return [
		...twoWords(
			'annees',
			[tr('Première année', 'First year'), tr('Seconde année', 'Second year')],
			years,
			deux.map(String)
		),
		stageWord(query, {}, 'en crédits'),
		natureWord(query),
		...eurosWords(selection),
		dispositifsWord(selection)
	];
}

/** The words that a comparison has, in the order of the sentence. */
function wordsOf(
	vue: Vue,
	selection: Selection,
	deux: readonly number[],
	cote: readonly string[],
	options: readonly Choice[]
) {
	const { query } = selection;
	switch (vue) {
		case 'annees':
			return twoYearsWords(selection, deux);
		case 'dispositifs':
			return [
				...twoWords(
					'dispositif',
					[tr('Premier dispositif', 'First scheme'), tr('Second dispositif', 'Second scheme')],
					options,
					cote
				),
				stageWord(query, {}, 'en crédits'),
				natureWord(query),
				...eurosWords(selection),
				...yearWords(selection)
			];
		default:
			return [
				pairWord(query),
				natureWord(query, {}, 'en'),
				...eurosWords(selection),
				...yearWords(selection),
				dispositifsWord(selection)
			];
	}
}

/** The choices of the sentence. `deux` are the two years to offer when the address names none. */
export function comparisonChoices(selection: Selection, deux: readonly number[]): ComparisonChoices {
	const { query } = selection;
	const vue = vueOf(query);
	const { options } = dispositifsWord(selection);
	const cote =
		query.dispositif.length === 2 ? query.dispositif : options.slice(0, 2).map(({ value }) => value);
	const asked = query.annees.length === 2 ? query.annees : deux;
	const adresse = (changes: Parameters<typeof writeQuery>[1]) => {
		const cleared = { annees: [], etapes: [], dispositif: [], de: undefined, a: undefined, etape: undefined };
		return `/comparer${writeQuery(query, { ...cleared, ...changes })}`;
	};
	const annonce = pairOf(query.etapes) === 'annonce,lfi';
	return {
		...sentence(query, wordsOf(vue, selection, asked, cote, options)),
		vues: [
			{
				label: tr('Voté et dépensé', 'Voted and spent'),
				adresse: adresse({}),
				courante: vue === 'etapes' && !annonce
			},
			{
				label: tr('Deux années', 'Two years'),
				adresse: adresse({ annees: deux }),
				courante: vue === 'annees'
			},
			{
				label: tr('Annoncé et voté', 'Announced and voted'),
				adresse: adresse({ etapes: ['annonce', 'lfi'] }),
				courante: vue === 'etapes' && annonce
			},
			{
				label: tr('Deux dispositifs', 'Two schemes'),
				adresse: adresse({ dispositif: cote }),
				courante: vue === 'dispositifs'
			}
		]
	};
}
