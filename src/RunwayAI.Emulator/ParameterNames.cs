namespace Runway.Emulator.RunwayAI;

/// <summary>The names of parameters, for their declaration and use.</summary>
internal static class ParameterNames
{
    public const string AuthToken = "auth_token";
    public const string Duration = "duration";
    public const string EditType = "edit_type";
    public const string EndTime = "end_time";
    public const string Filter = "filter";
    public const string ImageUrl = "image_url";
    public const string MediaUrl = "media_url";
    public const string NewHeight = "new_height";
    public const string NewWidth = "new_width";
    public const string Prompt = "prompt";
    public const string ResizeHeight = "resize_height";
    public const string ResizeWidth = "resize_width";
    public const string SpeedFactor = "speed_factor";
    public const string StartTime = "start_time";
    public const string StyleReference = "style_reference";
    public const string Text = "text";
    public const string TimePosition = "time_position";
    public const string VideoUrl = "video_url";
}
