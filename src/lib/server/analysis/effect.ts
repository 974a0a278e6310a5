import { NATURES, type Etape, type Nature } from '#lib/domain/vocabulary.ts';
import type { Database } from '#lib/server/store/open.ts';
import { VIEW_BIT } from '#lib/server/store/settle-slots.ts';

/** What a version did to one (dispositif, exercice, étape), in cents; `null` when nothing counted. */
export interface EffectRow {
	readonly dispositif: string;
	readonly exercice: number;
	readonly etape: Etape;
	/** The view of nature; `np` when no line of the slot says AE or CP. */
	readonly nature: Nature;
	readonly avant: number | null;
	readonly apres: number | null;
	readonly ajoutees: number;
	readonly modifiees: number;
	readonly retirees: number;
	readonly inchangees: number;
	/** Quantités whose published values differ after the version. */
	readonly concurrentes: number;
}

interface Side {
	dispositif: string;
	exercice: number;
	etape: Etape;
	views: number;
	contested: number;
	after: number;
	centimes: number | null;
}

interface LineCounts {
	added: number;
	withdrawn: number;
	changed: number;
	stayed: number;
}

/** The effect in euros of a version, slot by slot, in the order of dispositif, exercice and stage. */
export function effectOf(db: Database, version: number): EffectRow[] {
	const sides = db
		.prepare<{ version: number }, Side>(
			`SELECT s.dispositif, s.exercice, s.etape, s.views, s.contested, s.since_version = @version AS after,
				(SELECT sum(c.centimes) FROM counted c WHERE c.slot_id = s.id) AS centimes
			FROM slot s WHERE s.since_version = @version OR s.until_version = @version
			ORDER BY s.dispositif, s.exercice, s.etape`
		)
		.all({ version });
	const places = new Map<string, Side[]>();
	for (const side of sides) {
		const key = `${side.dispositif} ${side.exercice} ${side.etape}`;
		places.set(key, [...(places.get(key) ?? []), side]);
	}
	return [...places.values()].flatMap((place) => {
		const [first] = place;
		if (!first) return [];
		const { dispositif, exercice, etape } = first;
		const counts = countLines(db, version, first);
		const onlyUnsaid = place.every((side) => side.views === VIEW_BIT.ae + VIEW_BIT.cp + VIEW_BIT.np);
		return NATURES.filter((nature) => (nature === 'np') === onlyUnsaid).flatMap((nature) => {
			const seen = place.filter((side) => side.views & VIEW_BIT[nature]);
			if (seen.length === 0) return [];
			const before = seen.find((side) => !side.after);
			const after = seen.find((side) => side.after);
			// Settled again to the same end: nothing happened to this view.
			const moved = counts.added + counts.changed + counts.withdrawn > 0;
			const same = before?.centimes === after?.centimes && before?.contested === after?.contested;
			if (!moved && same) return [];
			return [
				{
					dispositif,
					exercice,
					etape,
					nature,
					avant: before?.centimes ?? null,
					apres: after?.centimes ?? null,
					ajoutees: counts.added,
					modifiees: counts.changed,
					retirees: counts.withdrawn,
					inchangees: counts.stayed,
					concurrentes: after?.contested ?? 0
				}
			];
		});
	});
}

/** Lines of the blocks that the version left alone stayed too. */
function countLines(db: Database, version: number, place: Side): LineCounts {
	const row = db
		.prepare<Record<string, string | number>, LineCounts>(
			`SELECT coalesce(sum(c.added), 0) AS added, coalesce(sum(c.changed), 0) AS changed,
				coalesce(sum(c.withdrawn), 0) AS withdrawn,
				coalesce(sum(coalesce(c.stayed, (SELECT count(*) FROM line l WHERE l.block_id = b.id
					AND l.since_version < @version AND (l.until_version IS NULL OR l.until_version > @version)))), 0) AS stayed
			FROM block b LEFT JOIN block_change c ON c.block_id = b.id AND c.version_id = @version
			WHERE b.dispositif = @dispositif AND b.exercice = @exercice AND b.etape = @etape`
		)
		.get({ version, dispositif: place.dispositif, exercice: place.exercice, etape: place.etape });
	return row ?? { added: 0, withdrawn: 0, changed: 0, stayed: 0 };
}
