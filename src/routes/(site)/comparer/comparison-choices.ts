import { writeQuery, type EtapeDemandee, type Query } from '#lib/domain/query.ts';
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
} from '../filter-choices.ts';
import type { Choice, FilterChoices, OneWord } from '../filter-words.ts';

/** What `/comparer` sets side by side. */
export type Vue = 'etapes' | 'annees' | 'dispositifs';

/** The stages compared when the address names none. */
export const PAR_DEFAUT: readonly EtapeDemandee[] = ['lfi', 'execution'];

const PAIRES: readonly Choice[] = [
	{ value: 'lfi,execution', label: 'le voté et le dépensé' },
	{ value: 'annonce,lfi', label: 'l’annoncé et le voté' },
	{ value: 'plf,lfi', label: 'le projet de loi et le voté' },
	{ value: 'ouvert,execution', label: 'l’ouvert et le dépensé' }
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
	const known = PAIRES.find(({ value }) => asked.every((etape) => value.split(',').includes(etape)));
	return known?.value ?? asked.join(',');
}

function pairWord(query: Query): OneWord {
	const valeur = pairOf(query.etapes);
	const known = PAIRES.some(({ value }) => value === valeur);
	const options = known ? PAIRES : [...PAIRES, { value: valeur, label: valeur.split(',').join(' et ') }];
	return one({ nom: 'etapes', label: 'Étapes comparées', avant: 'Comparer', options, valeur });
}

/** Two words of one name, the second after « et ». */
function twoWords(
	nom: string,
	labels: readonly [string, string],
	options: readonly Choice[],
	values: readonly string[]
): OneWord[] {
	return labels.map((label, index) =>
		one({ nom, label, avant: index === 0 ? 'Comparer' : 'et', options, valeur: values[index] ?? '' })
	);
}

/** The words that a comparison has, in the order of the sentence. */
function wordsOf(
	vue: Vue,
	selection: Selection,
	deux: readonly number[],
	cote: readonly string[],
	options: readonly Choice[]
) {
	const { query, exercices } = selection;
	const years = yearsAround(exercices, query).map((year) => ({ value: String(year), label: String(year) }));
	switch (vue) {
		case 'annees':
			return [
				...twoWords('annees', ['Première année', 'Seconde année'], years, deux.map(String)),
				stageWord(query, {}, 'en crédits'),
				natureWord(query),
				...eurosWords(selection),
				dispositifsWord(selection)
			];
		case 'dispositifs':
			return [
				...twoWords('dispositif', ['Premier dispositif', 'Second dispositif'], options, cote),
				stageWord(query, {}, 'en crédits'),
				natureWord(query),
				...eurosWords(selection),
				...yearWords(selection)
			];
		default:
			return [
				pairWord(query),
				natureWord(query),
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
			{ label: 'Voté et dépensé', adresse: adresse({}), courante: vue === 'etapes' && !annonce },
			{ label: 'Deux années', adresse: adresse({ annees: deux }), courante: vue === 'annees' },
			{
				label: 'Annoncé et voté',
				adresse: adresse({ etapes: ['annonce', 'lfi'] }),
				courante: vue === 'etapes' && annonce
			},
			{ label: 'Deux dispositifs', adresse: adresse({ dispositif: cote }), courante: vue === 'dispositifs' }
		]
	};
}
