import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import { fr } from '#lib/domain/typography.ts';
import { checkFormes } from '#lib/ingest/cells/formes.ts';
import { checkExercice } from '#lib/ingest/cells/exercice.ts';
import { checkLabel, type LabelField } from '#lib/ingest/cells/labels.ts';
import type { Check } from '#lib/ingest/cells/reading.ts';
import { CELL_FIELDS, UNITS } from '#lib/ingest/lines/batch.ts';
import { issue } from '#lib/ingest/told/problem-log.ts';
import type { RowFinding } from '#lib/ingest/reference/row-finding.ts';
import { COLUMN_FIELDS, columnKey, CONSTANT_FIELDS, SAID_FIELDS } from './fiche.ts';

type Row = ReferenceRow<'lectures'>;
type Part = 'colonne' | 'champ' | 'mot' | 'code';

const FIELDS = {
	colonne: COLUMN_FIELDS,
	montants: SAID_FIELDS,
	constante: CONSTANT_FIELDS,
	valeur: ['exercice', ...CELL_FIELDS]
} as const satisfies Partial<Record<Row['regle'], readonly string[]>>;

/** What each rule needs, and what it may have beside. */
const NEEDS: Readonly<
	Record<Row['regle'], { readonly needs: readonly Part[]; readonly may: readonly Part[] }>
> = {
	colonne: { needs: ['colonne', 'champ'], may: [] },
	montants: { needs: ['colonne'], may: ['champ', 'code'] },
	constante: { needs: ['champ', 'code'], may: [] },
	valeur: { needs: ['champ', 'mot', 'code'], may: ['colonne'] },
	recopier: { needs: ['colonne'], may: [] },
	total: { needs: ['mot'], may: ['colonne'] },
	ecarter: { needs: ['colonne'], may: [] },
	entete: { needs: ['code'], may: [] }
};

const MEANING: Readonly<Record<Part, string>> = {
	colonne: fr`le nom de la colonne, comme dans le tableau`,
	champ: fr`le champ des lignes (etape, poste, forme…)`,
	mot: fr`le mot, comme dans le tableau`,
	code: fr`le code`
};

const oneOf =
	(list: readonly string[]): Check =>
	(cell) => ({ value: list.find((code) => code === cell.toLowerCase()) ?? null });
const label = (field: LabelField) => checkLabel(field);

/** Checks of codes that need no vocabulary of the base; the others are made when a table is read. */
const CODES: Readonly<Partial<Record<string, Check>>> = {
	exercice: checkExercice,
	etape: label('etape'),
	nature: label('nature'),
	niveau: label('niveau'),
	role: label('role'),
	attribution: label('attribution'),
	preuve: label('preuve'),
	forme: checkFormes({ formes: [], synonymes: [] }),
	unite: oneOf(UNITS),
	devise: oneOf(['eur'])
};

function refusal(column: Part, phrase: string, attendu: string): RowFinding {
	return { column, issue: issue('lecture', 'bloquant', phrase, attendu) };
}

/** What is wrong with a row of a reading sheet by itself. */
function ownFindings(row: Row): RowFinding[] {
	const { needs, may } = NEEDS[row.regle];
	const found: RowFinding[] = [];
	const parts = ['colonne', 'champ', 'mot', 'code'] as const;
	for (const part of parts) {
		if (row[part] === '' && needs.includes(part))
			found.push(
				refusal(part, fr`la règle « ${row.regle} » veut aussi « ${part} » : ${MEANING[part]}.`, MEANING[part])
			);
		else if (row[part] !== '' && ![...needs, ...may].includes(part))
			found.push(refusal(part, fr`la règle « ${row.regle} » n'a pas de « ${part} ». Videz la cellule.`, ''));
	}
	if (row.regle === 'montants' && (row.champ === '') !== (row.code === ''))
		found.push(
			refusal(
				'code',
				fr`un champ des montants va avec son code : exercice et 2018, etape et lfi.`,
				MEANING.code
			)
		);
	if (row.regle === 'entete' && !['1', '2'].includes(row.code))
		found.push(refusal('code', fr`un en-tête a 1 ou 2 rangées.`, '1 ou 2'));
	if (found.length > 0) return found;
	const fields: readonly string[] | undefined = FIELDS[row.regle as keyof typeof FIELDS];
	if (fields && row.champ !== '' && !fields.includes(row.champ)) {
		const list = fields.join(', ');
		return [
			refusal('champ', fr`« ${row.champ} » n'est pas un champ de la règle « ${row.regle} » : ${list}.`, list)
		];
	}
	const wrong = row.code === '' ? null : CODES[row.champ]?.(row.code);
	if (wrong && (wrong.value === null || wrong.issue?.severite === 'bloquant'))
		return [
			refusal(
				'code',
				row.champ === 'devise'
					? fr`« ${row.code} » n'est pas l'euro. Convertissez les montants avant de les apporter.`
					: (wrong.issue?.phrase ?? fr`« ${row.code} » n'est pas un code de « ${row.champ} ».`),
				row.champ
			)
		];
	return [];
}

/** What the rows of reading sheets say that does not go together: a field twice, a column twice. */
export class FicheFindings {
	/** Who gives a field, or what a column is, in each sheet. */
	readonly #givers = new Map<string, string>();

	check(row: Row): RowFinding[] {
		const found = ownFindings(row);
		return found.length > 0 ? found : this.#together(row);
	}

	#together({ fiche, regle, colonne, champ }: Row): RowFinding[] {
		const found: RowFinding[] = [];
		const claim = (what: string, giver: string, wrong: (first: string) => RowFinding) => {
			const key = `${fiche}\u001F${what}`;
			const first = this.#givers.get(key);
			if (first === undefined) this.#givers.set(key, giver);
			else if (first !== giver) found.push(wrong(first));
		};
		const column = columnKey(colonne);
		const montants = regle === 'montants' || (regle === 'colonne' && champ === 'montant');
		if (montants || regle === 'ecarter' || regle === 'colonne')
			claim(`colonne ${column}`, montants ? 'montants' : regle, (first) =>
				refusal(
					'colonne',
					fr`« ${colonne} » ne peut être à la fois « ${first} » et « ${regle} » dans une fiche.`,
					''
				)
			);
		if (regle === 'recopier')
			claim(`colonne ${column}`, 'colonne', () =>
				refusal('colonne', fr`seule une colonne lue, et pas de montants, se recopie vers le bas.`, '')
			);
		// What a column of amounts does not say, a constant may say.
		const giver = regle === 'colonne' ? fr`la colonne « ${colonne} »` : fr`les montants ou une constante`;
		if (champ !== '' && champ !== 'montant' && ['colonne', 'montants', 'constante'].includes(regle))
			claim(`champ ${champ}`, giver, (first) =>
				refusal(
					'champ',
					fr`« ${champ} » est donné deux fois dans cette fiche : par ${first} et par ${giver}.`,
					''
				)
			);
		return found;
	}
}
