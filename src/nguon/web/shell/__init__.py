"""What every page shares: the frame, the components, the base classes of views, sign-in, error pages."""
