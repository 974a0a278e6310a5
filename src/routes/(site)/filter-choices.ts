import { ETAPES_DEMANDEES, type Query } from '#lib/domain/query.ts';
import { FORMES_ATTRIBUEES, LIBELLES, NATURES } from '#lib/domain/vocabulary.ts';
import { isCore, type Selection } from '#lib/server/analysis/selection.ts';
import type { FilterChoices, OneWord, SeveralWords, Word } from './filter-words.ts';

const ETAPE_WORDS: Readonly<Record<(typeof ETAPES_DEMANDEES)[number], string>> = {
	...LIBELLES.etape,
	prevu: 'prévus',
	demande: 'demandés',
	annonce: 'annoncés',
	plf: 'du projet de loi (PLF)',
	lfi: 'votés (LFI)',
	lfr: 'rectifiés (LFR)',
	ouvert: 'ouverts',
	execution: 'exécutés'
};

const SPAN = 40;

type Chosen = Pick<OneWord, 'nom' | 'label' | 'avant' | 'options' | 'valeur'>;
/** A word of one value. */
export const one = (word: Chosen, apres = ''): OneWord => ({ genre: 'un', apres, ...word });

/** Whether a page shows one stage and one nature, or may leave them open, as a table of lines does. */
interface Opening {
	readonly ouvert?: boolean;
}

const asked = (query: Query, name: keyof Query & string, open: boolean) =>
	open && !query.donnes.has(name) ? '' : String(query[name]);

/** The stage; open, all of them. */
export function stageWord(query: Query, { ouvert = false }: Opening = {}, avant = 'Crédits'): OneWord {
	const open = ouvert ? [{ value: '', label: 'de toutes les étapes' }] : [];
	return one({
		nom: 'etape',
		label: 'Étape du budget',
		avant,
		options: [
			...open,
			...ETAPES_DEMANDEES.map((value) => ({
				value: value === 'prevu' && !ouvert ? '' : value,
				label: ETAPE_WORDS[value]
			}))
		],
		valeur: ouvert || query.etape !== 'prevu' ? asked(query, 'etape', ouvert) : ''
	});
}

/** The nature of credits; open, whatever it is. */
export function natureWord(query: Query, { ouvert = false }: Opening = {}, avant = 'en'): OneWord {
	const open = ouvert ? [{ value: '', label: 'AE, CP ou non précisé' }] : [];
	const options = NATURES.map((value) => ({
		value: value === 'cp' && !ouvert ? '' : value,
		label: LIBELLES.nature[value]
	}));
	const valeur = ouvert || query.nature !== 'cp' ? asked(query, 'nature', ouvert) : '';
	return one(
		{ nom: 'nature', label: 'Nature de crédit', avant, options: [...open, ...options], valeur },
		','
	);
}

/** Current or constant euros; constant, the year of their prices beside (R12). */
export function eurosWords({ query, reference }: Selection): OneWord[] {
	const constant = query.euros === 'constants';
	const years = reference.ipc.map((row) => row.annee).sort((a, b) => b - a);
	const euros = one(
		{
			nom: 'euros',
			label: 'Euros courants ou constants',
			avant: 'en',
			options: [
				{ value: '', label: 'euros courants' },
				{ value: 'constants', label: 'euros constants' }
			],
			valeur: constant ? 'constants' : ''
		},
		constant ? '' : ','
	);
	if (!constant) return [euros];
	const options = years.map((year, index) => ({
		value: index === 0 ? '' : String(year),
		label: String(year)
	}));
	const valeur = query.base === undefined || query.base === years[0] ? '' : String(query.base);
	const base = { nom: 'base', label: 'Année des prix', avant: 'de', options, valeur };
	return [euros, one(base, ',')];
}

/** Amounts, or shares of each year's total. */
export function measureWord({ mesure }: Query): OneWord {
	const options = [
		{ value: '', label: 'en montants' },
		{ value: 'part', label: 'en parts du total' }
	];
	const valeur = mesure === 'part' ? 'part' : '';
	return one({ nom: 'mesure', label: 'Montants ou parts', avant: '', options, valeur }, ',');
}

/** The first and the last year. `montrees` are those that the page shows, said where the address bounds nothing. */
export function yearWords(
	{ exercices, query }: Selection,
	montrees?: readonly [number | undefined, number | undefined]
): OneWord[] {
	const years = yearsAround(exercices, query);
	const bound = (
		nom: 'de' | 'a',
		words: { readonly label: string; readonly avant: string; readonly vide: string },
		shown: number | undefined
	) => {
		const said = query[nom] === undefined ? shown : undefined;
		const options = [
			...(said === undefined ? [{ value: '', label: words.vide }] : []),
			...years.map((year) => ({ value: year === said ? '' : String(year), label: String(year) }))
		];
		// A year shown outside those offered still has its word.
		const value = said !== undefined && !years.includes(said) ? [{ value: '', label: String(said) }] : [];
		return {
			nom,
			label: words.label,
			avant: words.avant,
			options: [...value, ...options],
			valeur: String(query[nom] ?? '')
		};
	};
	const [first, last] = montrees ?? [];
	return [
		one(bound('de', { label: 'Première année', avant: 'de', vide: 'la première année' }, first)),
		one(bound('a', { label: 'Dernière année', avant: 'à', vide: 'la dernière' }, last), ',')
	];
}

/** Any number of dispositifs of the perimeter; open, of every perimeter. */
export function dispositifsWord(
	{ query, reference }: Selection,
	{ ouvert = false }: Opening = {}
): SeveralWords {
	const all = ouvert && !query.donnes.has('perimetre');
	const rows = reference.dispositifs
		.filter(
			(row) => all || isCore(row) === (query.perimetre === 'coeur') || query.dispositif.includes(row.id)
		)
		.sort((a, b) => a.ordre - b.ordre);
	return {
		genre: 'plusieurs',
		nom: 'dispositif',
		label: 'Dispositifs',
		avant: 'pour',
		apres: ',',
		options: rows.map((row) => ({ value: row.id, label: row.libelle_fr })),
		valeurs: query.dispositif,
		tous: 'tous les dispositifs',
		pluriel: 'dispositifs'
	};
}

/** Any number of forms; what is of no form stays in sight whatever is chosen (R6). */
export function formesWord({ query, reference }: Selection): SeveralWords {
	const labels = new Map<string, string>(reference.formes.map((row) => [row.code, row.libelle_fr]));
	return {
		genre: 'plusieurs',
		nom: 'forme',
		label: 'Formes de traite',
		avant: '',
		apres: ',',
		options: FORMES_ATTRIBUEES.map((value) => ({ value, label: labels.get(value) ?? value })),
		valeurs: query.forme,
		tous: 'toutes les formes',
		pluriel: 'formes'
	};
}

/** Trafficking, or what is wider and is never added up (R5). */
export function perimeterWord(query: Query, { ouvert = false }: Opening = {}): OneWord {
	return one({
		nom: 'perimetre',
		label: 'Périmètre',
		avant: 'au périmètre',
		options: [
			...(ouvert ? [{ value: '', label: 'complet' }] : []),
			{ value: ouvert ? 'coeur' : '', label: 'de la traite' },
			{ value: 'contexte', label: 'du contexte, jamais additionné' }
		],
		valeur: ouvert ? asked(query, 'perimetre', true) : query.perimetre === 'contexte' ? 'contexte' : ''
	});
}

/** Allocation keys, off unless the reader asks (R7); no word when the base has none. */
export function keysWord({ query, reference }: Selection): OneWord[] {
	if (reference.cles.length === 0) return [];
	const options = [
		{ value: '', label: 'sans clé de répartition' },
		{ value: 'avec', label: 'avec les clés de répartition' }
	];
	const valeur = query.cles === 'avec' ? 'avec' : '';
	return [one({ nom: 'cles', label: 'Clés de répartition', avant: '', options, valeur })];
}

/** What the address gives and the sentence does not show, kept when the sentence is sent; the page of a list is not. */
export function sentence(query: Query, mots: readonly Word[]): FilterChoices {
	const shown = new Set(['page', ...mots.map((mot) => mot.nom)]);
	const garde = [...query.donnes]
		.filter((name) => !shown.has(name) && name in query)
		.map((name) => [name, String(query[name as keyof Query])] as const);
	return { mots: commas(mots), garde };
}

/** The last word of a sentence has no comma after it; one before « au périmètre » or a key stays. */
function commas(mots: readonly Word[]): Word[] {
	return mots.map((mot, index) => (index === mots.length - 1 ? { ...mot, apres: '' } : mot));
}

/** The sentence of a figure by form: every filter that it knows. */
export function choicesOf(
	selection: Selection,
	montrees?: readonly [number | undefined, number | undefined]
): FilterChoices {
	const { query } = selection;
	return sentence(query, [
		stageWord(query),
		natureWord(query),
		...eurosWords(selection),
		measureWord(query),
		...yearWords(selection, montrees),
		dispositifsWord(selection),
		formesWord(selection),
		...keysWord(selection),
		perimeterWord(query)
	]);
}

/** Years to choose from: those of the data and those asked, at most forty. */
export function yearsAround(exercices: readonly number[], query: Query): number[] {
	const years = [...exercices, query.de, query.a].filter((year) => year !== undefined);
	if (years.length === 0) return [];
	const [first, last] = [Math.min(...years), Math.max(...years)];
	return Array.from({ length: Math.min(SPAN, last - first + 1) }, (_, index) => first + index);
}
