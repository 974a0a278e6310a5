import type { Reference } from '#lib/domain/reference-tables.ts';
import {
	ATTRIBUTIONS,
	ETAPES,
	type Etape,
	LIBELLES_FR,
	NATURES,
	NIVEAUX,
	PREUVES,
	ROLES
} from '#lib/domain/vocabulary.ts';
import { fr } from '#lib/domain/typography.ts';
import { nearest } from '#lib/ingest/header/nearest.ts';
import { issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { refused, said, told, NOT_SAID, type Check } from './reading.ts';
import { askWhich, meaningsOf, named, synonymTold, wordKey } from './synonyms.ts';

/** Words under which files write the codes of a closed list, besides the code and its label. */
const WORDS = {
	etape: {
		demande: ['demandé', 'demandes', 'requested'],
		annonce: ['annoncé', 'annonces', 'déclaratif', 'AAP', 'enveloppe', 'announced'],
		plf: ['projet de loi de finances', 'projet de loi', 'PLF initial', 'bill', 'proposed'],
		lfi: [
			'loi de finances initiale',
			'loi de finances',
			'voté',
			'votés',
			'crédits votés',
			'LF',
			'voted',
			'approved'
		],
		lfr: ['loi de finances rectificative', 'rectifié', 'PLFR', 'amended', 'adjusted'],
		ouvert: ['ouverts', 'crédits ouverts', 'opened'],
		execution: [
			'exécuté',
			'exécutés',
			'exec',
			'consommé',
			'consommés',
			'crédits consommés',
			'dépensé',
			'réalisé',
			'versement',
			'versements',
			'versé',
			'payé',
			'executed',
			'spent'
		]
	},
	nature: {
		ae: ["autorisation d'engagement", "autorisations d'engagement", 'engagement', 'commitment'],
		cp: ['crédit de paiement', 'crédits de paiement', 'paiement', 'payment'],
		np: ['non précisé', 'non précisée', 'unspecified']
	},
	niveau: {
		central: [
			'centrale',
			'administration centrale',
			'service central',
			'services centraux',
			'crédits nationaux',
			'national'
		],
		deconcentre: [
			'déconcentrée',
			'déconcentrés',
			'services déconcentrés',
			'crédits déconcentrés',
			'deconcentrated'
		],
		np: ['non précisé', 'unspecified']
	},
	role: { detail: ['détails', 'detail'], total: ['sous-total', 'total général'] },
	attribution: {
		publiee: ['publié', 'published'],
		mandat: ['mandate'],
		cle: ['clé de répartition', 'clé', 'key']
	},
	preuve: { A: [], B: [], C: [], D: [] }
} as const;

const CODES = {
	etape: ETAPES,
	nature: NATURES,
	niveau: NIVEAUX,
	role: ROLES,
	attribution: ATTRIBUTIONS,
	preuve: PREUVES
} as const;

const DEFAULTS = {
	etape: null,
	nature: 'np',
	niveau: 'np',
	role: 'detail',
	attribution: null,
	preuve: null
} as const;

/** « Voté (LFI) », « LFI - voté »: one code said twice. */
const TWICE = /^(.+?) ?(?:\(|[-:/] )(.+?)\)?$/;

export type LabelField = keyof typeof CODES;

/** Where a word belongs that stands in the column of another list: « AE » is no stage. */
function otherList(field: LabelField, word: string): string {
	for (const other of ['nature', 'etape', 'niveau'] as const) {
		const codes: readonly string[] = CODES[other];
		const labels: Readonly<Record<string, string>> = LIBELLES_FR[other];
		const code = other === field ? undefined : codes.find((one) => one !== 'np' && wordKey(one) === word);
		if (code !== undefined) return fr` C'est un mot de la colonne « ${other} » : ${labels[code] ?? code}.`;
	}
	return '';
}

/** The codes of a closed list by their words, as `wordKey` writes them. */
function wordsOf(field: LabelField): ReadonlyMap<string, string> {
	const labels: Readonly<Record<string, string>> = LIBELLES_FR[field];
	const words: Readonly<Record<string, readonly string[]>> = WORDS[field];
	return new Map(
		CODES[field].flatMap((code) =>
			[code, labels[code] ?? code, ...(words[code] ?? [])].map((word) => [wordKey(word), code] as const)
		)
	);
}

const STAGES = wordsOf('etape');

/** The stage that a text names, and nothing else; `null` when it names none. */
export const stageNamed = (text: string): Etape | null =>
	(STAGES.get(wordKey(text)) as Etape | undefined) ?? null;

/**
 * Reads a column whose values are a closed list: code or label, whatever the case and accents, or a word of
 * `synonymes.csv`, which is told.
 */
export function checkLabel(
	field: LabelField,
	reference: Pick<Reference, 'synonymes'> = { synonymes: [] }
): Check {
	const codes: readonly string[] = CODES[field];
	const labels: Readonly<Record<string, string>> = LIBELLES_FR[field];
	const known = wordsOf(field);
	const meanings = field === 'preuve' ? new Map<string, never>() : meaningsOf(reference, field);
	const inWords = (code: string) => named(code, labels[code] ?? code);
	const codeOf = (word: string): string | undefined => {
		const [meaning, ...others] = meanings.get(wordKey(word)) ?? [];
		return known.get(wordKey(word)) ?? (others.length === 0 ? meaning?.code : undefined);
	};
	const blank = DEFAULTS[field];
	const attendu = codes.join(', ');
	const list = codes.map(inWords).join(' ; ');
	return (cell) => {
		const word = wordKey(cell);
		if (word === '') {
			if (blank !== null) return said(blank);
			if (field !== 'etape') return NOT_SAID;
			return refused(
				issue('constraint-error', 'bloquant', fr`il manque l'étape. Écrivez l'une de : ${list}.`, attendu)
			);
		}
		const code = known.get(word);
		if (code !== undefined) return said(code);
		const [meaning, ...others] = meanings.get(word) ?? [];
		if (meaning !== undefined) {
			if (others.length > 0)
				return refused(
					askWhich(
						cell.trim(),
						[meaning, ...others].map((one) => inWords(one.code))
					)
				);
			return told(meaning.code, synonymTold(cell.trim(), inWords(meaning.code), meaning));
		}
		const [first, second] = (TWICE.exec(word) ?? []).slice(1).map((part) => codeOf(part));
		if (first !== undefined && first === second) {
			return told(
				first,
				issue(
					'synonyme',
					'info',
					fr`${quoted(cell.trim())} est lu ${inWords(first)}, que dit chacun de ses mots.`
				)
			);
		}
		const near = known.get(nearest(word, known.keys(), (one) => known.get(one)) ?? '');
		const hint = near === undefined ? otherList(field, word) : fr` Vouliez-vous dire « ${near} » ?`;
		return refused(
			issue(
				'constraint-error',
				'bloquant',
				fr`${quoted(cell)} n'est pas dans la liste : ${list}.${hint}`,
				attendu
			)
		);
	};
}
