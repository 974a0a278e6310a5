/** No page sends a framework, nor do its errors: each is read as it is served, and our one script adds to it. */
export const csr = false;
