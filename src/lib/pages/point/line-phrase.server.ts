import { tr } from '#lib/domain/language.ts';
import { labelOf } from '#lib/domain/reference-labels.ts';
import type { LineStory } from '#lib/server/analysis/lines/line.ts';
import type { Database } from '#lib/server/store/database.ts';
import { headName } from '#lib/words/dispositifs.ts';
import { linePhrase } from '#lib/words/phrase/line-phrase.ts';
import { documentsOf } from './point-lines.server.ts';
import { noteOf, type PhraseToCopy } from './point-phrase.server.ts';

/** The phrase about one line, to be quoted with its document. `version`: the one that the page shows. */
export function linePhraseToCopy(
	db: Database,
	line: LineStory,
	version: number,
	origin: string
): PhraseToCopy {
	const { dispositifRow, dispositif, poste, exercice } = line;
	const names = [dispositifRow ? labelOf(dispositifRow) : dispositif, poste ?? ''];
	// A withdrawn line is read at the last version that had it.
	const read = line.untilVersion === null ? version : Math.min(version, line.untilVersion - 1);
	const documents = documentsOf(db, read, [line]);
	return {
		quand: String(exercice),
		phrase: linePhrase({
			...line,
			nom: names
				.filter((name) => name !== '')
				.map(headName)
				.join(', '),
			perimetre: dispositifRow?.perimetre ?? null
		}),
		note: noteOf(
			db,
			read,
			{ documents, autres: false },
			`${origin}${tr('', '/en')}/lignes/${line.id}?v=${read}`
		),
		image: null,
		lignes: null,
		annees: []
	};
}
