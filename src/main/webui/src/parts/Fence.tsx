import { Component, type ReactNode } from "react";

/** A page that breaks leaves the others standing. */
export class Fence extends Component<{ place: string; message: string; children: ReactNode }, { broken: string | null }> {
  override state = { broken: null };

  static getDerivedStateFromError(fault: unknown) {
    return { broken: String(fault) };
  }

  override componentDidUpdate(before: { place: string }) {
    if (before.place !== this.props.place && this.state.broken) this.setState({ broken: null });
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    return <div className="note bad" role="alert"><p>{this.props.message}</p><code>{this.state.broken}</code></div>;
  }
}
