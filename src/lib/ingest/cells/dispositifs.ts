import { fold } from '#lib/domain/fold.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { LIBELLES_FR } from '#lib/domain/vocabulary.ts';
import { enumerate, fr } from '#lib/domain/typography.ts';
import { nearest } from '#lib/ingest/header/nearest.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { programmeAndAction } from './codes.ts';
import { NOT_SAID, refused, said, told, type Check } from './reading.ts';
import { askWhich, meaningsOf, synonymTold, wordKey } from './synonyms.ts';

const WHOLE_PROGRAMME =
	/^(?:(?:bop|p|prog|programme|budget operationnel de programme)[ .]*(?:n°? ?|no )?)?0*(\d{3})$/;

type Vocabulary = Pick<Reference, 'dispositifs' | 'nomenclature'>;
type Row = Vocabulary['nomenclature'][number];

const lasts = (row: Row, exercice: number) => row.de <= exercice && (row.a === null || exercice <= row.a);

/** « l'action 15 (bop137), l'action 12 (p137-autres) » : what the nomenclature follows of a programme; empty for nothing. */
function followed(rows: readonly Row[]): string {
	const ways = rows
		.filter((row) => row.action !== '')
		.map((row) => fr`l'action ${row.action} (${row.dispositif})`);
	return enumerate([...new Set(ways)]);
}

/** What a dispositif is, in a sentence that says as what a text is read. */
const describe = ({ id, libelle_fr, perimetre }: Vocabulary['dispositifs'][number]) =>
	fr`le dispositif « ${id} » (${libelle_fr}), périmètre : ${LIBELLES_FR.perimetre[perimetre]}`;

/** The dispositif that stands for a whole programme in our vocabulary, `null` when none does. */
function ofProgramme({ dispositifs, nomenclature }: Vocabulary, programme: string): string | null {
	const counted = dispositifs.filter((row) => row.perimetre !== 'contexte' && row.inclus_dans === '');
	const byName = counted.find((row) => row.id === `bop${programme}` || row.id === `p${programme}`);
	if (byName) return byName.id;
	const ids = new Set(nomenclature.filter((row) => row.programme === programme).map((row) => row.dispositif));
	const [only, ...others] = counted.filter((row) => ids.has(row.id));
	return only && others.length === 0 ? only.id : null;
}

/**
 * Reads a dispositif by id, label, a word of `synonymes.csv` or an alias that names a programme; the last two are told with
 * what they are read as. A programme with its action is left to the nomenclature of the line's year.
 */
export function checkDispositif(reference: Vocabulary & Pick<Reference, 'synonymes'>): Check {
	const { dispositifs, nomenclature } = reference;
	const known = new Map<string, string>();
	for (const row of dispositifs) {
		for (const name of [row.libelle_en, row.libelle_fr, row.id]) known.set(fold(name), row.id);
	}
	const byId = new Map(dispositifs.map((row) => [row.id, row]));
	const meanings = meaningsOf(reference, 'dispositif');
	const inWords = (id: string) => {
		const row = byId.get(id);
		return row ? describe(row) : fr`« ${id} »`;
	};
	return (cell) => {
		const word = fold(cell);
		if (word === '') return NOT_SAID;
		const direct = known.get(word);
		if (direct !== undefined) return said(direct);
		const [meaning, ...others] = meanings.get(wordKey(cell)) ?? [];
		if (meaning !== undefined) {
			if (others.length > 0)
				return refused(
					askWhich(
						cell.trim(),
						[meaning, ...others].map(({ code }) => inWords(code))
					)
				);
			return told(meaning.code, synonymTold(cell.trim(), fr`comme ${inWords(meaning.code)}`, meaning));
		}
		const withAction = programmeAndAction(cell);
		if (withAction !== null) return { value: null, ...withAction };
		const programme = WHOLE_PROGRAMME.exec(word)?.[1];
		const id = programme === undefined ? null : ofProgramme(reference, programme);
		const row = id === null ? undefined : byId.get(id);
		if (row)
			return told(
				row.id,
				issue('alias-programme', 'info', fr`${quoted(cell)} est lu comme ${describe(row)}.`)
			);
		const attendu = 'un identifiant de dispositifs.csv';
		const actions = followed(nomenclature.filter((one) => one.programme === programme));
		if (actions !== '') {
			const phrase = fr`${quoted(cell)} est un programme entier, qui n'est pas un dispositif suivi ici : la nomenclature y suit ${actions}. Écrivez l'action ou le dispositif.`;
			return refused(issue('mot-a-preciser', 'bloquant', phrase, attendu));
		}
		const near = known.get(nearest(word, known.keys(), (name) => known.get(name)) ?? '');
		const hint = near === undefined ? '' : fr` Vouliez-vous dire « ${near} » ?`;
		const ids = dispositifs
			.filter(({ perimetre }) => perimetre !== 'contexte')
			.map((one) => fr`${one.id} (${one.libelle_fr})`);
		const list = ids.length === 0 ? '' : fr` Les dispositifs comptés sont : ${ids.join(' ; ')}.`;
		return refused(
			issue(
				'foreign-key',
				'bloquant',
				fr`${quoted(cell)} n'est pas un dispositif connu.${hint}${list} Un nouveau dispositif s'ajoute dans dispositifs.csv, un autre nom dans synonymes.csv.`,
				attendu
			)
		);
	};
}

/** What is told of a text that names a programme and an action, once the nomenclature has said which dispositif they are. */
export function resolvedTold(
	{ dispositifs }: Vocabulary,
	resolution: Resolution,
	text: string,
	exercice: number
): Issue | null {
	const row = dispositifs.find(({ id }) => id === resolution.dispositif);
	if (!row || resolution.issue) return resolution.issue;
	const phrase = fr`${text} est lu comme ${describe(row)}, d'après la nomenclature de ${exercice}.`;
	return issue('alias-programme', 'info', phrase);
}

/** What a programme and an action say about the dispositif of a line. */
export interface Resolution {
	readonly dispositif: string | null;
	readonly issue: Issue | null;
	/** What the nomenclature of the year does not follow: the whole programme, or this action of it. */
	readonly outside?: 'programme' | 'action';
}

/** Which dispositif a line belongs to, from what it states and the nomenclature of its year. */
export function resolveDispositif(
	reference: Vocabulary,
	stated: string | null,
	programme: string | null,
	action: string | null,
	exercice: number
): Resolution {
	const rows = reference.nomenclature.filter((row) => row.programme === programme && lasts(row, exercice));
	const where = fr`le programme ${programme ?? ''}${action === null ? '' : fr`, action ${action},`}`;
	const refusal = (code: string, phrase: string): Resolution => ({
		dispositif: null,
		issue: issue(code, 'bloquant', phrase, 'un dispositif de la nomenclature de cette année'),
		...(stated !== null || programme === null
			? {}
			: rows.length === 0
				? { outside: 'programme' }
				: action !== null && !rows.some((row) => row.action === action)
					? { outside: 'action' }
					: {})
	});
	if (stated !== null) {
		if (programme === null) return { dispositif: stated, issue: null };
		const own = reference.nomenclature.filter((row) => row.dispositif === stated && lasts(row, exercice));
		const agrees = own.some(
			(row) =>
				(row.programme === '' || row.programme === programme) &&
				(row.action === '' || action === null || row.action === action)
		);
		if (agrees || own.length === 0) return { dispositif: stated, issue: null };
		const expected = own
			.map((row) => `${row.programme}${row.action === '' ? '' : `-${row.action}`}`)
			.join(', ');
		return refusal(
			'row-constraint',
			fr`le dispositif « ${stated} » et ${where} ne vont pas ensemble en ${exercice} : la nomenclature donne ${expected}. Corrigez l'un des deux.`
		);
	}
	if (programme !== null && action === null) {
		const actions = followed(rows);
		return refusal(
			'mot-a-preciser',
			actions === ''
				? fr`${where} entier n'est pas un dispositif suivi ici en ${exercice}. Écrivez l'action, ou le dispositif.`
				: fr`${where} entier n'est pas un dispositif : la nomenclature de ${exercice} y suit ${actions}. Écrivez l'action, ou le dispositif.`
		);
	}
	if (programme === null || action === null) {
		return refusal(
			'constraint-error',
			fr`il manque le dispositif. Écrivez son identifiant, ou le programme et l'action.`
		);
	}
	const ids = [...new Set(rows.filter((row) => row.action === action).map((row) => row.dispositif))];
	const [only] = ids;
	if (only !== undefined && ids.length === 1) return { dispositif: only, issue: null };
	if (ids.length > 1) {
		return refusal(
			'row-constraint',
			fr`${where} peut être ${ids.join(' ou ')} en ${exercice}. Écrivez lequel dans la colonne dispositif.`
		);
	}
	return refusal(
		'foreign-key',
		fr`${where} n'est rattaché à aucun dispositif dans la nomenclature de ${exercice}. Ajoutez-le à nomenclature.csv ou écrivez le dispositif.`
	);
}
