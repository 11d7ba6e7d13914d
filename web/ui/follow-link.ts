/** Downloads without leaving the page: the address answers as an attachment. */
export const followLink = ({ url, fileName }: { readonly url: string; readonly fileName: string }): void => {
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
};

/** Opens a tab at once, since browsers allow that only inside the click, and leads it to the address when it comes. */
export const openWhenKnown = async (address: Promise<string>): Promise<void> => {
  const tab = window.open('about:blank', '_blank');
  try {
    const url = await address;
    if (tab === null) {
      window.location.assign(url);
      return;
    }
    tab.opener = null;
    tab.location.replace(url);
  } catch (error) {
    tab?.close();
    throw error;
  }
};
