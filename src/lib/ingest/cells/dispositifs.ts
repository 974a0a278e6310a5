import { fold } from '#lib/domain/fold.ts';
import type { Reference } from '#lib/domain/reference-tables.ts';
import { LIBELLES_FR } from '#lib/domain/vocabulary.ts';
import { fr } from '#lib/domain/typography.ts';
import { nearest } from '#lib/ingest/header/nearest.ts';
import { issue, type Issue } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';
import { NOT_SAID, refused, said, told, type Check } from './reading.ts';

const WHOLE_PROGRAMME =
	/^(?:bop|p|prog|programme|budget operationnel de programme)[ .]*(?:n°? ?|no )?0*(\d{3})$/;

type Vocabulary = Pick<Reference, 'dispositifs' | 'nomenclature'>;

/** The dispositif that stands for a whole programme in our vocabulary, `null` when none does. */
function ofProgramme({ dispositifs, nomenclature }: Vocabulary, programme: string): string | null {
	const counted = dispositifs.filter((row) => row.perimetre !== 'contexte' && row.inclus_dans === '');
	const byName = counted.find((row) => row.id === `bop${programme}` || row.id === `p${programme}`);
	if (byName) return byName.id;
	const ids = new Set(nomenclature.filter((row) => row.programme === programme).map((row) => row.dispositif));
	const [only, ...others] = counted.filter((row) => ids.has(row.id));
	return only && others.length === 0 ? only.id : null;
}

/** Reads a dispositif by id, label, or an alias that names a programme; the last is told with what it is read as. */
export function checkDispositif(reference: Vocabulary): Check {
	const { dispositifs } = reference;
	const known = new Map<string, string>();
	for (const row of dispositifs) {
		for (const name of [row.libelle_en, row.libelle_fr, row.id]) known.set(fold(name), row.id);
	}
	const byId = new Map(dispositifs.map((row) => [row.id, row]));
	return (cell) => {
		const word = fold(cell);
		if (word === '') return NOT_SAID;
		const direct = known.get(word);
		if (direct !== undefined) return said(direct);
		const programme = WHOLE_PROGRAMME.exec(word)?.[1];
		const id = programme === undefined ? null : ofProgramme(reference, programme);
		const row = id === null ? undefined : byId.get(id);
		if (row) {
			const phrase = fr`${quoted(cell)} est lu comme le dispositif « ${row.id} » (${row.libelle_fr}), périmètre : ${LIBELLES_FR.perimetre[row.perimetre]}.`;
			return told(row.id, issue('alias-programme', 'info', phrase));
		}
		const near = known.get(nearest(word, known.keys()) ?? '');
		const hint = near === undefined ? '' : fr` Vouliez-vous dire « ${near} » ?`;
		return refused(
			issue(
				'foreign-key',
				'bloquant',
				fr`${quoted(cell)} n'est pas un dispositif connu.${hint} Un nouveau dispositif s'ajoute dans dispositifs.csv.`,
				'un identifiant de dispositifs.csv'
			)
		);
	};
}

/** What a programme and an action say about the dispositif of a line. */
export interface Resolution {
	readonly dispositif: string | null;
	readonly issue: Issue | null;
}

/** Which dispositif a line belongs to, from what it states and the nomenclature of its year. */
export function resolveDispositif(
	reference: Vocabulary,
	stated: string | null,
	programme: string | null,
	action: string | null,
	exercice: number
): Resolution {
	const rows = reference.nomenclature.filter(
		(row) => row.programme === programme && row.de <= exercice && (row.a === null || exercice <= row.a)
	);
	const where = fr`le programme ${programme ?? ''}${action === null ? '' : fr`, action ${action},`}`;
	const refusal = (code: string, phrase: string): Resolution => ({
		dispositif: null,
		issue: issue(code, 'bloquant', phrase, 'un dispositif de la nomenclature de cette année')
	});
	if (stated !== null) {
		if (programme === null) return { dispositif: stated, issue: null };
		const own = reference.nomenclature.filter(
			(row) => row.dispositif === stated && row.de <= exercice && (row.a === null || exercice <= row.a)
		);
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
