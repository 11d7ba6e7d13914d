import { TextInput } from '@mantine/core';

type CodeFieldProps = {
  readonly code: string;
  readonly onCode: (code: string) => void;
  readonly isFirst?: boolean;
};

/** The six digits of an authenticator: full-width ones and blanks are what a phone types. */
export const CodeField = ({ code, onCode, isFirst = false }: CodeFieldProps) => (
  <TextInput
    label="確認コード（6桁）"
    required
    withAsterisk={false}
    autoComplete="one-time-code"
    inputMode="numeric"
    pattern="[0-9]{6}"
    title="6桁の数字"
    data-autofocus={isFirst ? true : undefined}
    value={code}
    onChange={({ currentTarget: { value } }) =>
      onCode(value.normalize('NFKC').replaceAll(/\D/g, '').slice(0, 6))
    }
  />
);
