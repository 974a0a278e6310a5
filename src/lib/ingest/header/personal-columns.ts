import { isPrivatePerson } from '#lib/domain/beneficiary-id.ts';
import { fold } from '#lib/domain/fold.ts';
import { fr } from '#lib/domain/typography.ts';
import type { HeaderMatch } from './header.ts';
import type { StrangerWatch } from './stranger-columns.ts';
import type { ProblemLog } from '#lib/ingest/told/problem-log.ts';
import { quoted } from '#lib/ingest/told/sentence.ts';

const COURRIELS = 'des adresses de courriel';
const TELEPHONES = 'des numéros de téléphone';
const ADRESSES = 'des adresses postales';
const NOMS = 'des noms de personnes';
const COMPTES = 'des coordonnées bancaires';
const NUMEROS = 'des numéros de personnes';

/** Who a file may give a person to write to; a ministry that is « responsable » is none. */
const ROLES =
	'(?:contacts?|interlocut\\w+|referente?s?|responsables?|signataires?|president\\w*|tresori\\w+|dirigeante?s?|direct(?:eur|rice)|instruct(?:eur|rice)|gestionnaires?|representante?s?(?: leg\\w+)?|personnes?(?: a contacter)?|agents?)';

/** What the name of a column says that it holds, over its words folded. */
const NAMES: readonly (readonly [RegExp, string])[] = [
	[/\b(?:courriels?|e ?mails?|mels?|adresses? electroniques?)\b/, COURRIELS],
	[/\b(?:tels?|telephon\w+|portables?|mobiles?|gsm|fax)\b/, TELEPHONES],
	[
		/\badresses?\b(?!.*\b(?:web|url|internet|site)\b)|\bdomicile\b|\brue\b|\b(?:type|numero|nom) (?:de )?(?:la )?voie\b/,
		ADRESSES
	],
	[/\bnaissance\b|\bnee? le\b|\bddn\b/, 'des dates ou des lieux de naissance'],
	[
		/\bprenoms?\b|\bcivilites?\b|\bpatronymes?\b|^noms?$|\bnom (?:de famille|de jeune fille|usuel|d'usage|marital|complet)\b/,
		NOMS
	],
	[new RegExp(`^(?:noms? (?:du |de la |de l'|des? )?)?${ROLES}$`), NOMS],
	[/\b(?:iban|bic|rib|bancaires?)\b/, COMPTES],
	[
		/\bnir\b|\bsecurite sociale\b|\bpasseports?\b|\btitres? de sejour\b|\bcarte d'identite\b|\bnumero fiscal\b/,
		NUMEROS
	],
	[
		/\bnationalites?\b|\bsituation (?:familiale|matrimoniale)\b|\bsexe\b/,
		'des renseignements sur des personnes'
	]
];

/** What a cell is by its form. */
const VALUES: readonly (readonly [RegExp, string])[] = [
	[/[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/i, COURRIELS],
	[/^(?:tel\w*\.? ?:? ?)?(?:\+ ?33|00 ?33|0) ?(?:\(0\) ?)?[1-9](?:[ .\-/]?\d\d){4}$/i, TELEPHONES],
	[
		/^\d{1,4}(?: ?(?:bis|ter|quater))?,? (?:rue|avenue|av\.?|boulevard|bd|place|impasse|chemin|allees?|quai|route|cours) \S/,
		ADRESSES
	],
	[/\bfr\d\d(?: ?[a-z0-9]{4}){5} ?[a-z0-9]{3}\b/, COMPTES],
	[/^[12] ?\d\d ?(?:0[1-9]|1[0-2]) ?(?:\d\d|2[ab]) ?\d{3} ?\d{3}(?: ?\d\d)?$/, NUMEROS]
];

/** The words of a name, folded: « dateNaissance », « adresse1 », « Né(e) le ». */
const wordsOf = (header: string) =>
	fold(header.replace(/\((es?|s)\)/g, '$1').replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\d)/gu, ' '))
		.replace(/[^a-z0-9']+/g, ' ')
		.trim();

const first = (patterns: readonly (readonly [RegExp, string])[], text: string): string | null =>
	patterns.find(([pattern]) => pattern.test(text))?.[1] ?? null;

/** What of persons a column holds by its name, in words; `null` when it does not look personal. */
export const personalName = (header: string): string | null => first(NAMES, wordsOf(header));

/** What of persons a cell holds by its form, in words. */
export function personalValue(cell: string): string | null {
	const text = fold(cell);
	return text === '' ? null : isPrivatePerson(cell, null) ? NOMS : first(VALUES, text);
}

/**
 * Refuses a file with a column that nothing reads and that looks personal, by its name or by one of its cells: what is not
 * needed is not kept. The value itself is not repeated.
 */
export class PersonalColumns implements StrangerWatch {
	readonly #match: HeaderMatch;
	readonly #log: ProblemLog;
	readonly #columns: Set<number>;

	constructor(match: HeaderMatch, strangers: readonly number[], headerLine: number, log: ProblemLog) {
		this.#match = match;
		this.#log = log;
		this.#columns = new Set(strangers);
		for (const index of strangers) {
			const name = match.cells[index] ?? '';
			const kind = personalName(name);
			if (kind !== null)
				this.#refuse(index, headerLine, kind, fr`la colonne ${quoted(name.trim())} n'est pas connue`);
		}
	}

	get open(): boolean {
		return this.#columns.size > 0;
	}

	see(row: readonly string[], ligne: number): void {
		for (const index of this.#columns) {
			const kind = personalValue(row[index] ?? '');
			if (kind !== null) this.#refuse(index, ligne, kind, fr`cette colonne n'est lue par rien`);
		}
	}

	#refuse(index: number, ligne: number, kind: string, what: string): void {
		this.#columns.delete(index);
		const champ = this.#match.cells[index]?.trim() ?? '';
		const phrase = fr`${what} et semble contenir ${kind}. Retirez-la du fichier, ou ajoutez --ignore-columns : elle ne sera ni lue ni publiée, mais restera dans les octets d'origine, gardés avec la base.`;
		this.#log.refuse('donnees-personnelles', phrase, 'un fichier sans données personnelles', {
			ligne,
			colonne: index + 1,
			champ
		});
	}
}
