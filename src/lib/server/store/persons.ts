import { isPrivatePerson, neutralName, NEUTRAL_NAME, withoutTitle } from '#lib/domain/beneficiary-id.ts';
import { fold } from '#lib/domain/fold.ts';
import { replaceFolded } from '#lib/domain/replace-folded.ts';
import type { ReferenceRow } from '#lib/domain/reference-tables.ts';
import type { Database } from './database.ts';

/** What stands for the name of a person in a text. */
const IN_TEXT = '[particulier]';

/** A private person as the row of `beneficiary` that has a neutral name, one for every spelling of theirs. */
interface Person {
	readonly id: number;
	readonly neutral: string;
}

const PERSON = `SELECT y.id, y.name AS neutral FROM person p JOIN beneficiary y ON y.id = p.beneficiary_id
	WHERE p.compared = ?`;

/** A name as texts write it: with its title or not, the first name first or last. */
function writings(name: string): string[] {
	const own = withoutTitle(name);
	const words = own.split(/\s+/);
	const [first = '', last = ''] = [words[0], words.at(-1)];
	if (words.length < 2) return [name, own];
	return [name, own, [...words.slice(1), first].join(' '), [last, ...words.slice(0, -1)].join(' ')];
}

/** A text without the name of a person, however it writes it. */
export const withoutName = (text: string, name: string): string =>
	writings(name).reduce((said, sought) => replaceFolded(said, sought, IN_TEXT, { words: true }), text);

/** A row that names a person as a recipient, under the neutral name, which its other texts do not betray. */
function namingNeutrally<T extends object>(row: T, name: string, neutral: string): T {
	const told = Object.entries(row).map(([column, value]: [string, unknown]) => {
		if (column === 'beneficiaire') return [column, neutral];
		return [column, typeof value === 'string' && column !== 'id' ? withoutName(value, name) : value];
	});
	return Object.fromEntries(told) as T;
}

/**
 * The one place where private persons enter the base. Lines and vocabularies name them neutrally: whatever reads these, page,
 * file or API, has no other name to show. Their own stands in `person`, for whoever keeps the base.
 */
export class Persons {
	readonly #db: Database;
	readonly #names = new Map<number, string>();
	#next: number | null = null;

	constructor(db: Database) {
		this.#db = db;
	}

	/** Whether any was met. */
	get met(): boolean {
		return this.#names.size > 0;
	}

	/** The number of the recipient that a line names, `null` when that is no private person. */
	number(name: string | null, siren: string | null): number | null {
		if (name === null || !isPrivatePerson(name, siren)) return null;
		const { id } = this.#find(name) ?? this.#add(name);
		this.#names.set(id, name);
		return id;
	}

	/** Who pays, as the base names them: a private person neutrally. */
	payer(name: string | null): string | null {
		if (name === null || !isPrivatePerson(name, null)) return name;
		const { id, neutral } = this.#find(name) ?? this.#add(name);
		this.#names.set(id, name);
		return neutral;
	}

	/** A text of a line, without the name of the person whom the line pays. */
	hidden(text: string | null, beneficiaryId: number | undefined): string | null {
		const name = beneficiaryId === undefined ? undefined : this.#names.get(beneficiaryId);
		if (text === null || name === undefined) return text;
		return withoutName(text, name);
	}

	/** A row of a vocabulary, with a neutral name where it names a person as a recipient. */
	neutral<T extends object>(row: T): T {
		const name = 'beneficiaire' in row ? String(row.beneficiaire) : null;
		if (name === null || !isPrivatePerson(name, null)) return row;
		return namingNeutrally(row, name, (this.#find(name) ?? this.#add(name)).neutral);
	}

	#find(name: string): Person | undefined {
		return this.#db.prepare<[string], Person>(PERSON).get(fold(name));
	}

	#add(name: string): Person {
		const neutral = this.#neutralName();
		const insert = this.#db.prepare('INSERT INTO beneficiary (name, siren, compared) VALUES (?, NULL, ?)');
		const id = Number(insert.run(neutral, fold(neutral)).lastInsertRowid);
		this.#db
			.prepare('INSERT INTO person (beneficiary_id, name, compared) VALUES (?, ?, ?)')
			.run(id, name, fold(name));
		return { id, neutral };
	}

	/** A name that no recipient has yet: lines of another base may have brought some. */
	#neutralName(): string {
		if (this.#next === null) {
			const names = this.#db
				.prepare<[], string>('SELECT DISTINCT name FROM beneficiary WHERE siren IS NULL')
				.pluck()
				.all();
			this.#next = Math.max(0, ...names.map((name) => Number(NEUTRAL_NAME.exec(name ?? '')?.[1] ?? 0))) + 1;
		}
		const name = neutralName(this.#next);
		this.#next += 1;
		return name;
	}
}

/** A decision or a key as the base names its recipient; nothing is written. */
export function neutralRow<T extends Pick<ReferenceRow<'arbitrages'>, 'beneficiaire'>>(
	db: Database,
	row: T
): T {
	if (!isPrivatePerson(row.beneficiaire, null)) return row;
	const known = db.prepare<[string], Person>(PERSON).get(fold(row.beneficiaire));
	return known ? namingNeutrally(row, row.beneficiaire, known.neutral) : row;
}
