import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';

/**
 * The link's secret stands behind `#`, which no server and no other page is told. It leaves the address bar at once and
 * stays with this entry of the tab's history, so that the page may be loaded again.
 */
export const useLinkToken = (): string => {
  const { hash, pathname, state } = useLocation();
  const navigate = useNavigate();
  useEffect(() => {
    if (hash.length > 1) void navigate(pathname, { replace: true, state: { token: hash.slice(1) } });
  }, [hash, navigate, pathname]);
  if (hash.length > 1) return hash.slice(1);
  const { token } = Object(state);
  return typeof token === 'string' ? token : '';
};
