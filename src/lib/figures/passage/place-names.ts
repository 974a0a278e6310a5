import { tr } from '#lib/domain/language.ts';
import { enumerate } from '#lib/domain/typography.ts';
import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { Tone } from '#lib/drawing/drawing.ts';
import { putWords, type Canvas } from '#lib/drawing/pen.ts';
import type { Unit } from '#lib/drawing/unit.ts';
import { deducedAfter } from '#lib/figures/shell/words.ts';
import { wordAt } from './action-titles.ts';
import type { PassageAction } from './data.ts';
import { TEXT } from './frame.ts';
import { quoted } from './readings.ts';
import { inFull } from './segments.ts';

const NAME = 14;

interface NameSpec {
	readonly key: string;
	readonly action: PassageAction;
	readonly unit: Unit;
	readonly x: number;
	readonly room: number;
	readonly top: number;
	/** It is the action of the year before, under the same title. */
	readonly same: boolean;
}

/** An action with its amount and its stage, then its title as published; says where it ends. */
export function placeActionName(canvas: Canvas, { key, action, unit, x, room, top, same }: NameSpec): number {
	const { action: code, centimes, etape } = action;
	const name = `action\u00A0${code}`;
	const end = putWords(canvas, {
		...{ key: `action-${key}`, lead: name, x, room, top, size: NAME },
		text: `${name}${tr('\u00A0:', ':')} ${inFull(unit, centimes)} (${LIBELLES.etapeCourte[etape]})`
	});
	return placeTitle(canvas, { key, action, unit, x, room, top: end, same });
}

function placeTitle(canvas: Canvas, { key, action, x, room, top, same }: NameSpec): number {
	const { intitule } = action;
	const spec = { x, room, size: TEXT, tone: 'encre2' as const };
	if (same || intitule === null) {
		const text = same ? tr('même intitulé', 'same title') : tr('intitulé non lu', 'title not read');
		return putWords(canvas, { ...spec, key: `titre-${key}`, text, top });
	}
	const text = quoted(intitule);
	const at = wordAt(text, 'traite');
	// The word starts a line of its own, in bold: its absence from the others does the rest.
	const before = at < 0 ? text : text.slice(0, at).trimEnd();
	const middle = putWords(canvas, { ...spec, key: `titre-${key}`, text: before, top });
	if (at < 0) return middle;
	const [lead = ''] = /^[\p{L}\p{N}]+/u.exec(text.slice(at)) ?? [];
	return putWords(canvas, { ...spec, key: `mot-${key}`, text: text.slice(at), lead, top: middle });
}

/** What is attributed to forms in the action that is followed, in one line: « AFIS : 2,38 M€ »; `null` where nothing is. */
export function isolatedLine(
	actions: readonly PassageAction[],
	unit: Unit
): { text: string; tone: Tone } | null {
	const parts = actions
		.filter(({ suivie }) => suivie)
		.flatMap((action) => action.parts)
		.filter(({ forme }) => forme !== null && forme !== 'NV' && forme !== 'MULTI');
	const [first] = parts;
	if (first === undefined) return null;
	const cents = parts.reduce((sum, { centimes }) => sum + centimes, 0);
	const deduit = parts.reduce((sum, part) => sum + part.deduit, 0);
	const write = (amount: number) => inFull(unit, amount);
	return {
		text: `${enumerate(parts.map(({ nom }) => nom))}${tr('\u00A0:', ':')} ${write(cents)}${deducedAfter(cents, deduit, write)}`,
		tone: parts.length === 1 ? first.marque : 'encre'
	};
}
