import type { ReferenceRow, ReferenceTable } from '#lib/domain/reference-tables.ts';
import { fold } from '#lib/domain/fold.ts';
import { checkFormeSpec } from '#lib/domain/forme-spec.ts';
import { fr } from '#lib/domain/typography.ts';
import { ATTRIBUTIONS, ETAPES, FORMES, NATURES, NIVEAUX, ROLES } from '#lib/domain/vocabulary.ts';
import { FicheFindings } from '#lib/ingest/fiches/fiche-findings.ts';
import { issue } from '#lib/ingest/told/problem-log.ts';
import { relanceFindings } from './relance-rules.ts';
import type { RowFinding } from './row-finding.ts';

const percent = (hundredths: number) => `${String(hundredths / 100).replace('.', ',')}\u00A0%`;
const refusal = (code: string, column: string, phrase: string, attendu: string): RowFinding => ({
	issue: issue(code, 'bloquant', phrase, attendu),
	column
});

const UNREAD = refusal(
	'recherche-sans-document',
	'resultat',
	fr`« non_publie » se dit d'un document lu qui n'isole pas ce montant : nommez-le dans la colonne « source ». Si le montant n'a seulement pas été trouvé, écrivez « non_trouve ».`,
	'non_trouve, ou une source'
);

const LISTS: Readonly<Record<string, readonly string[]>> = {
	etape: ETAPES,
	nature: NATURES,
	niveau: NIVEAUX,
	role: ROLES,
	attribution: ATTRIBUTIONS
};

/** A synonym gives a code of its list, and is no code itself: read as another, it would change amounts in silence. */
function synonymFindings({ mot, vocabulaire, code }: Readonly<Record<string, unknown>>): RowFinding[] {
	const list = vocabulaire === 'forme' ? FORMES : LISTS[String(vocabulaire)];
	if (list === undefined) return [];
	const known = list.join(', ');
	const word = fold(String(mot));
	if (list.some((one) => fold(one) === word)) {
		const phrase = fr`« ${String(mot)} » est déjà un code de la liste « ${String(vocabulaire)} » : il se lit sans synonyme.`;
		return [refusal('constraint-error', 'mot', phrase, 'un mot qui n’est pas un code')];
	}
	const spec = String(code);
	const right =
		vocabulaire === 'forme' ? checkFormeSpec(spec) === null && !spec.includes(':') : list.includes(spec);
	if (right) return [];
	const phrase = fr`« ${spec} » n'est pas un code de la liste « ${String(vocabulaire)} » : ${known}.`;
	return [refusal('constraint-error', 'code', phrase, known)];
}

const HOLDER = ['dispositif', 'poste', 'beneficiaire', 'de', 'a'] as const;

/** Rules over the rows of one vocabulary that a schema of one column cannot say: spans of years, keys (R7), searches (R10). */
export class ReferenceRules {
	readonly #table: ReferenceTable;
	readonly #sums = new Map<string, number>();
	readonly #holders = new Map<string, string>();
	readonly #fiches = new FicheFindings();

	constructor(table: ReferenceTable) {
		this.#table = table;
	}

	/** Looks at a row that its schema accepts. */
	check(row: Readonly<Record<string, unknown>>): RowFinding[] {
		const found: RowFinding[] = [];
		const { de, a } = row;
		if (typeof de === 'number' && typeof a === 'number' && a < de) {
			found.push(
				refusal(
					'constraint-error',
					'a',
					fr`l'année de fin (${a}) est avant l'année de début (${de}).`,
					`${de} ou après`
				)
			);
		}
		if (this.#table === 'synonymes') found.push(...synonymFindings(row));
		if (this.#table === 'relances') found.push(...relanceFindings(row as ReferenceRow<'relances'>));
		if (this.#table === 'lectures') found.push(...this.#fiches.check(row as ReferenceRow<'lectures'>));
		if (this.#table === 'cles') found.push(...this.#key(row));
		if (this.#table === 'recherches' && row.resultat === 'non_publie' && !row.source) found.push(UNREAD);
		return found;
	}

	#key(row: Readonly<Record<string, unknown>>): RowFinding[] {
		const found: RowFinding[] = [];
		const { id, forme } = row;
		const [bas, central, haut] = [Number(row.bas), Number(row.central), Number(row.haut)];
		if (typeof id !== 'string' || typeof forme !== 'string') return found;
		if (forme === 'NV' || forme === 'MULTI') {
			const phrase = fr`une clé répartit vers une forme : « ${forme} » n'en est pas une. Ce que la clé ne répartit pas reste non attribué, sans ligne.`;
			found.push(refusal('cle-forme', 'forme', phrase, 'une forme de traite'));
		}
		if (bas > central || central > haut) {
			const phrase = fr`les parts doivent aller de la plus basse à la plus haute : bas ${percent(bas)}, central ${percent(central)}, haut ${percent(haut)}.`;
			found.push(refusal('cle-bornes', 'central', phrase, 'bas ≤ central ≤ haut'));
		}
		const sum = (this.#sums.get(id) ?? 0) + central;
		this.#sums.set(id, sum);
		if (sum > 10_000) {
			const phrase = fr`les parts centrales de la clé « ${id} » font ${percent(sum)} avec cette ligne : elles ne peuvent dépasser 100 %. Le reste est non attribué ; rien n'est ramené à 100.`;
			found.push(refusal('cle-repartition-somme', 'central', phrase, 'une somme de 100 % au plus'));
		}
		const holder = HOLDER.map((column) => String(row[column] ?? '')).join('\u001F');
		const known = this.#holders.get(id) ?? holder;
		this.#holders.set(id, known);
		if (known !== holder) {
			const phrase = fr`les lignes de la clé « ${id} » ne s'appliquent pas toutes au même dispositif, poste, bénéficiaire et années. Donnez un autre identifiant à l'une.`;
			found.push(refusal('cle-incoherente', 'id', phrase, 'un identifiant par clé'));
		}
		return found;
	}
}
