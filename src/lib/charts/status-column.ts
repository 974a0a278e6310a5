import { LIBELLES } from '#lib/domain/vocabulary.ts';
import type { TableColumn } from './figure-table.ts';

/** Whether an amount is published or deduced by us, and which nothing stands where there is none (R10, R12). */
export const statusColumn = (cle: string, titre: string): TableColumn => ({
	cle,
	titre,
	genre: 'code',
	libelles: LIBELLES.statut
});
