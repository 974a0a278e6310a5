import { pageInCopy } from '#lib/domain/publication/published-path.ts';
import type { FigureNotice } from '#lib/export/figure-notice.ts';
import { readSettings } from '#lib/server/settings.ts';

let published: boolean | undefined;

/**
 * The address of a page as a file says it that no one can mend once it is saved (a picture, a workbook, a document). A copy
 * served without a program reads no filters after « ? »: its files name the page of the copy.
 */
export function addressInFiles(address: string): string {
	published ??= readSettings(process.env).publishedCopy;
	return published ? pageInCopy(address) : address;
}

/** A notice as such a file carries it. */
export const noticeInFiles = (notice: FigureNotice): FigureNotice => ({
	...notice,
	adresse: addressInFiles(notice.adresse),
	adresseFigee: addressInFiles(notice.adresseFigee),
	methode: addressInFiles(notice.methode)
});
