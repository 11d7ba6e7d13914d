import { Component, type ReactNode } from 'react';

type BoundaryProps = {
  readonly children: ReactNode;
  /** What stands instead of what broke; the second argument draws it again. */
  readonly renderBroken: (error: unknown, again: () => void) => ReactNode;
  /** Another value than before: it is drawn again. */
  readonly resetOn?: unknown;
};

type Broken = {
  readonly broken?: { readonly error: unknown } | undefined;
  readonly resetOn?: unknown;
};

/** What is thrown while `children` are drawn stays inside: the rest of the page goes on, with what is typed in it. */
export class Boundary extends Component<BoundaryProps, Broken> {
  static getDerivedStateFromError(error: unknown): Broken {
    return { broken: { error } };
  }

  static getDerivedStateFromProps({ resetOn }: BoundaryProps, state: Broken): Broken | null {
    return Object.is(resetOn, state.resetOn) ? null : { resetOn, broken: undefined };
  }

  override readonly state: Broken = { resetOn: this.props.resetOn };

  override render(): ReactNode {
    const { broken } = this.state;
    return broken === undefined
      ? this.props.children
      : this.props.renderBroken(broken.error, () => this.setState({ broken: undefined }));
  }
}
