import type { Query } from '#lib/domain/query.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import { yearGaps } from '#lib/pages/year/gaps-read.server.ts';
import { select } from '#lib/server/analysis/selection.ts';
import { BaseCache } from '#lib/server/store/bounded-cache.ts';
import type { Database } from '#lib/server/store/database.ts';
import { lettersFinding, letterState } from '#lib/words/letters/letter-state.ts';
import { letterQuery } from './letter.server.ts';
import { letterAddress, lettersSent } from './letters-sent.ts';

/** A letter that was sent, and the document that answers it. */
export interface SentLetter {
	readonly exercice: number;
	/** The letter, or the page of its year when nothing is asked any more. */
	readonly adresse: string;
	readonly etat: string;
	readonly reponse: { readonly titre: string; readonly id: string } | null;
}

/** The letters about one dispositif: those to send, and those that were sent. */
export interface DispositifLetters {
	readonly dispositif: string;
	readonly libelle: string;
	readonly pretes: readonly { readonly exercice: number; readonly adresse: string }[];
	readonly envoyees: readonly SentLetter[];
}

export interface ListedLetters {
	readonly phrase: string;
	readonly dispositifs: readonly DispositifLetters[];
}

/** The pairs « dispositif exercice » that have a question, of every version asked: a version never changes. */
const known = new BaseCache<ReadonlySet<string>>(1_000_000);

function openPairs(
	db: Database,
	query: Query
): { readonly years: readonly number[]; readonly open: ReadonlySet<string> } {
	const whole = letterQuery(query, []);
	// A scheme without a line yet, or any more, is still asked about: years are those of all.
	const { version, exercices: years } = select(db, whole);
	const find = () =>
		new Set(
			years.flatMap((exercice) =>
				yearGaps(db, whole, exercice).aDemander.flatMap((ministry) =>
					ministry.dispositifs.map(({ dispositif }) => `${dispositif} ${exercice}`)
				)
			)
		);
	return { years, open: db.inTransaction ? find() : known.get(db, `${version} ${query.nature}`, find) };
}

/** Every letter of the dispositifs and years that are chosen, by dispositif, and what became of it; none in the contexte. */
export function listedLetters(db: Database, asked: Query): ListedLetters | null {
	if (asked.perimetre === 'contexte') return null;
	const query = letterQuery(asked, asked.dispositif);
	const { reference, dispositifs } = select(db, query);
	const { years, open } = openPairs(db, query);
	const written = reference.relances.map(({ exercice }) => exercice);
	const exercices = [...new Set([...years, ...written])]
		.filter((year) => year >= (asked.de ?? year) && year <= (asked.a ?? year))
		.sort((a, b) => a - b);
	const titles = new Map(reference.sources.map(({ id, titre }) => [id, titre]));
	const told = dispositifs.map((row): DispositifLetters => {
		const { id } = row;
		const letters = exercices.map((exercice) => ({
			exercice,
			adresse: letterAddress(exercice, id, query),
			ouverte: open.has(`${id} ${exercice}`),
			suites: lettersSent(reference, exercice, id)
		}));
		return {
			dispositif: id,
			libelle: labelOf(row),
			pretes: letters.filter(({ ouverte, suites }) => ouverte && suites.length === 0),
			envoyees: letters.flatMap(({ exercice, adresse, ouverte, suites }) =>
				suites.map((sent) => ({
					exercice,
					adresse: ouverte ? adresse : `/annees/${exercice}`,
					etat: letterState(sent),
					reponse:
						sent.source === '' ? null : { titre: titles.get(sent.source) ?? sent.source, id: sent.source }
				}))
			)
		};
	});
	const shown = told.filter(({ pretes, envoyees }) => pretes.length + envoyees.length > 0);
	const count = (of: (letters: DispositifLetters) => readonly unknown[]) =>
		shown.reduce((sum, letters) => sum + of(letters).length, 0);
	return {
		phrase: lettersFinding(
			count(({ pretes }) => pretes),
			count(({ envoyees }) => envoyees)
		),
		dispositifs: shown
	};
}
